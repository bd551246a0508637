/** What has a label, and a name that no other one has. */
interface Keyed {
  readonly key: string;
  readonly label: string;
}

/** Returns items whose keys are their labels, where no other item has that as its label or name. */
export const withKeys = <Item extends Keyed>(items: readonly Item[]): Item[] => {
  const uses = new Map<string, number>();
  for (const { key, label } of items)
    for (const name of new Set([key, label])) uses.set(name, (uses.get(name) ?? 0) + 1);
  return items.map((item) => (uses.get(item.label) === 1 ? { ...item, key: item.label } : item));
};
