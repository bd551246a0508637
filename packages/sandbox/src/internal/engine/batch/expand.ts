/** A value for one input of one item. */
export interface FieldValue {
  readonly node_path: string;
  readonly field_name: string;
  readonly value: unknown;
}

/** The values of one input, one for each item of its group. */
export interface Datum {
  readonly node_path: string;
  readonly field_name: string;
  readonly items: readonly unknown[];
}

interface Expandable {
  readonly data: readonly (readonly Datum[])[] | null;
  readonly runs: number;
}

/** Returns the number of items that a batch requests. */
export const requestedItems = ({ data, runs }: Expandable): number =>
  (data ?? []).reduce((product, group) => product * (group[0]?.items.length ?? 0), runs);

/** Yields the values of each item: groups are zipped, then combined as a product in which the last varies fastest. */
export function* expand({ data, runs }: Expandable): Generator<FieldValue[]> {
  const groups = (data ?? []).map(zip);
  for (let run = 0; run < runs; run += 1) yield* combine(groups);
}

const zip = (group: readonly Datum[]): FieldValue[][] =>
  (group[0]?.items ?? []).map((_, index) =>
    group.map(({ node_path, field_name, items }) => ({ node_path, field_name, value: items[index] })),
  );

function* combine([first, ...others]: readonly (readonly FieldValue[][])[]): Generator<FieldValue[]> {
  if (!first) return yield [];
  for (const values of first) {
    for (const more of combine(others)) yield [...values, ...more];
  }
}
