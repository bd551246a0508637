import type { Batch, BatchDatum } from '@x/models/batch';
import type { Graph } from '@x/models/graph';
import type { NodeFieldValue } from '@x/models/queue-item';

/** One item of a batch: its values, and the graph with them. */
export interface ExpandedItem {
  readonly graph: Graph;
  readonly field_values: NodeFieldValue[];
}

/** Returns the number of items that a batch requests. */
export const requestedItems = ({ data, runs = 1 }: Batch): number =>
  (data ?? []).reduce((product, [first]) => product * (first?.items.length ?? 0), runs);

/** Yields the items of a batch: lists of one group are zipped, groups combined, the last varying fastest. */
export function* expand({ graph, data, runs = 1 }: Batch): Generator<ExpandedItem> {
  let combinations: NodeFieldValue[][] = [[]];
  for (const group of (data ?? []).map(zip)) {
    combinations = combinations.flatMap((values) => group.map((more) => [...values, ...more]));
  }
  for (let run = 0; run < runs; run++) {
    for (const field_values of combinations) yield { graph: withValues(graph, field_values), field_values };
  }
}

const zip = (group: readonly BatchDatum[]): NodeFieldValue[][] =>
  (group[0]?.items ?? []).map((_, index) =>
    group.map(({ node_path, field_name, items }) => ({ node_path, field_name, value: items[index] })),
  );

function withValues(graph: Graph, values: readonly NodeFieldValue[]): Graph {
  const { nodes, ...rest } = structuredClone(graph);
  for (const { node_path, field_name, value } of values) {
    const node = nodes[node_path];
    if (node) nodes[node_path] = { ...node, [field_name]: value };
  }
  return { ...rest, nodes };
}
