/**
 * Returns `names` with those of `newest` that are not in it, at the end where the newest are; the same list when there
 * are none. `newest` is in the same order and holds everything since some moment.
 */
export function addNewest(
  names: readonly string[],
  newest: readonly string[],
  order: 'ASC' | 'DESC',
): readonly string[] {
  // Whatever of `newest` is known is among as many names at that end, unless others were removed: then further in.
  const known = new Set(order === 'DESC' ? names.slice(0, newest.length) : names.slice(-newest.length));
  const added = newest.filter((name) => !known.has(name));
  if (added.length === 0 || newest.length === 0) return names;
  return order === 'DESC' ? [...added, ...names] : [...names, ...added];
}
