import type { Node } from '../nodes/node.js';
import { list } from '../validation/list.js';
import { dictionary, may, must, object } from '../validation/object.js';
import type { Reader } from '../validation/reader.js';
import { string } from '../validation/string.js';
import { collectIssues, ValidationError } from '../validation/validation-error.js';
import { findGraphProblem } from './find-graph-problem.js';
import type { Graph } from './graph.js';
import { nodeReader } from './read-node.js';

const connection = object({ node_id: must(string()), field: must(string()) });
const edges = list(object({ source: must(connection), destination: must(connection) }));

/** Returns a reader of graphs that validates nodes and edges. */
export function graphReader(uuid: () => string): Reader<Graph> {
  const node = nodeReader(uuid);
  const nodes: Reader<Record<string, Node>> = (input, loc) => {
    const values: Record<string, Node> = {};
    collectIssues(
      Object.entries(dictionary(input, loc)).map(([id, value]) => () => {
        values[id] = node(value, [...loc, id]);
      }),
    );
    return values;
  };
  return (input, loc) => {
    const read = object({
      id: { read: string(), absent: uuid },
      nodes: may(nodes, {}),
      edges: may(edges, []),
    });
    const graph = read(input, loc);
    const problem = findGraphProblem(graph);
    if (problem === undefined) return graph;
    throw new ValidationError({ type: 'value_error', loc, msg: `Value error, ${problem}`, input, ctx: { error: {} } });
  };
}
