import type { Graph } from '../../graph/graph.js';
import { findNodeType } from '../../nodes/catalog.js';
import { fieldsOf } from '../../nodes/node-fields.js';
import { workflow } from '../../records/workflow/read-workflow.js';
import { integer } from '../../validation/integer.js';
import { list } from '../../validation/list.js';
import { number } from '../../validation/number.js';
import { may, must, object } from '../../validation/object.js';
import type { Reader } from '../../validation/reader.js';
import { string } from '../../validation/string.js';
import { nullable, union } from '../../validation/union.js';
import { type Location, ValidationError } from '../../validation/validation-error.js';
import type { Datum } from './expand.js';

export interface Batch {
  readonly batch_id: string;
  readonly origin: string | null;
  readonly destination: string | null;
  readonly data: readonly (readonly Datum[])[] | null;
  readonly graph: Graph;
  readonly workflow: Readonly<Record<string, unknown>> | null;
  readonly runs: number;
}

const scalars: Readonly<Record<string, Reader<unknown>>> = {
  str: string(),
  float: number,
  int: integer(),
  ImageField: object({ image_name: must(string()) }),
  VideoField: object({ video_name: must(string()) }),
};

const scalar = union(scalars);

/** Errors of a single value list the type list too. */
const value = union({ ...scalars, 'list[union[str,float,int,ImageField,VideoField]]': list(scalar) });

const datum = object({ node_path: must(string()), field_name: must(string()), items: may(list(value), []) });

/** Reads the data of a batch. Values are not checked against their inputs. */
const data: Reader<Batch['data']> = (input, loc) => {
  const groups = nullable(list(list(datum)))(input, loc);
  const problem = findDataProblem(groups ?? []);
  if (problem !== undefined) throw toError(problem, loc, input);
  return groups;
};

function findDataProblem(groups: readonly (readonly Datum[])[]): string | undefined {
  const isUneven = (group: readonly Datum[]) => group.some(({ items }) => items.length !== group[0]?.items.length);
  if (groups.some(isUneven)) return 'Zipped batch items must all have the same length';
  const all = groups.flat();
  if (all.some(({ items }) => new Set(items.map(className)).size > 1))
    return 'All items in a batch must have the same type';
  const places = new Set(all.map(({ node_path, field_name }) => JSON.stringify([node_path, field_name])));
  return places.size < all.length ? 'Each batch data must have unique node_id and field_name' : undefined;
}

function className(item: unknown): string {
  if (Array.isArray(item)) return 'list';
  return typeof item === 'object' && item !== null ? Object.keys(item).join() : typeof item;
}

/** Returns a reader of batches that checks that the data refer to inputs of the graph. */
export function batchReader(readGraph: Reader<Graph>, uuid: () => string): Reader<Batch> {
  const read = object({
    batch_id: { read: string(), absent: uuid },
    origin: may(nullable(string()), null),
    destination: may(nullable(string()), null),
    data: may(data, null),
    graph: must(readGraph),
    workflow: may(nullable(workflow), null),
    runs: may(integer(1), 1),
  });
  return (input, loc) => {
    const batch = read(input, loc);
    const problem = findLooseDatum(batch);
    if (problem !== undefined) throw toError(problem, loc, input);
    return batch;
  };
}

function findLooseDatum({ data, graph }: Batch): string | undefined {
  for (const { node_path, field_name } of (data ?? []).flat()) {
    const node = Object.hasOwn(graph.nodes, node_path) ? graph.nodes[node_path] : undefined;
    if (!node) return `Node ${node_path} not found in graph`;
    const type = findNodeType(node.type);
    const isKnown = !type || field_name === 'type' || Object.hasOwn(fieldsOf(type), field_name);
    if (!isKnown) return `Field ${field_name} not found in node ${node_path}`;
  }
  return undefined;
}

const toError = (problem: string, loc: Location, input: unknown) =>
  new ValidationError({ type: 'value_error', loc, msg: `Value error, ${problem}`, input, ctx: { error: {} } });
