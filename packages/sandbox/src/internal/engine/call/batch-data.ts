import { record } from '../../validation/record.js';
import type { Datum } from '../batch/expand.js';
import { unsupported } from './unsupported.js';
import {
  destinationsOf,
  type InvocationNode,
  isInvocation,
  type Json,
  type Lines,
  linesOf,
  nodesById,
  sourceOf,
  textOf,
  type WorkflowParts,
} from './workflow-nodes.js';

/** The input of each kind of batch that has its values. */
const VALUES: Readonly<Record<string, string>> = {
  image_batch: 'images',
  string_batch: 'strings',
  integer_batch: 'integers',
  float_batch: 'floats',
};

const GROUPS = new Set(['None', 'Group 1', 'Group 2', 'Group 3', 'Group 4', 'Group 5']);

const isBatch = (node: unknown): node is InvocationNode =>
  isInvocation(node) && Object.hasOwn(VALUES, String(node.data['type']));

const isGenerator = (node: unknown): node is InvocationNode =>
  isInvocation(node) && String(node.data['type']).endsWith('_generator');

/** Returns whether a workflow runs several times when it is called. */
export const hasBatch = ({ nodes }: WorkflowParts): boolean => nodes.some(isBatch);

/** The batches of a workflow: their values, and the workflow without them. */
interface BatchesOf {
  readonly data: Datum[][];
  readonly rest: WorkflowParts;
}

/** Returns the data of the batches of a workflow. `generate` returns the values of a generator. */
export function batchesOf(workflow: WorkflowParts, generate: (data: Json) => readonly unknown[]): BatchesOf {
  const lines: Lines = { byId: nodesById(workflow.nodes), lines: linesOf(workflow.edges) };
  const groups = new Map<string, Datum[]>();
  const used = new Set<string>();
  for (const { data } of [...lines.byId.values()].filter(isBatch)) {
    const id = textOf(data['id']);
    if (id === undefined) continue;
    const field = VALUES[String(data['type'])] ?? '';
    const generator = generatorOf(id, field, lines);
    if (generator !== undefined) used.add(generator);
    const items = generator === undefined ? literalItems(data, field) : generatedItems(generator, lines, generate);
    const group = groupOf(data);
    const destinations = destinationsOf(id, field, lines);
    if (destinations.length === 0) {
      throw unsupported(
        `call_saved_workflow batch child workflow node '${id}' is not connected to any invocation input`,
      );
    }
    const members = groups.get(group) ?? [];
    groups.set(group, members);
    for (const [node_path, field_name] of destinations) {
      members.push({ node_path, field_name, items: field_name === 'collection' ? items.map((item) => [item]) : items });
    }
  }
  refuseOtherGenerators(workflow.nodes, used);
  const { None: alone = [], ...named } = Object.fromEntries(groups);
  return { data: [...alone.map((datum) => [datum]), ...Object.values(named)], rest: without(workflow, used) };
}

/** Returns the id of the generator of the values of a batch, if it has one. */
function generatorOf(id: string, field: string, lines: Lines): string | undefined {
  const sources = lines.lines
    .filter(({ target, targetHandle }) => target === id && targetHandle === field)
    .map(({ source, sourceHandle }) => [textOf(source) ?? '', textOf(sourceHandle) ?? ''] as const);
  const [first, ...others] = sources;
  if (!first) return undefined;
  if (others.length > 0) {
    throw unsupported(`call_saved_workflow does not yet support multiple connected batch inputs on node '${id}'`);
  }
  const source = sourceOf(...first, lines)?.node_id ?? '';
  if (isGenerator(lines.byId.get(source))) return source;
  throw unsupported(`call_saved_workflow does not yet support connected batch child workflow inputs on node '${id}'`);
}

function generatedItems(id: string, { byId }: Lines, generate: (data: Json) => readonly unknown[]): readonly unknown[] {
  const items = generate(record(byId.get(id)?.['data']));
  if (items.length > 0) return items;
  throw unsupported(`call_saved_workflow generator-backed batch child workflow node '${id}' produced no batch items`);
}

function literalItems({ id, inputs = null }: Json, field: string): readonly unknown[] {
  const prefix = 'call_saved_workflow batch child workflow node';
  if (typeof inputs !== 'object' || inputs === null) throw unsupported(`${prefix} inputs are malformed`);
  const input = record(inputs)[field];
  if (typeof input !== 'object' || input === null) throw unsupported(`${prefix} is missing required '${field}' input`);
  const { value } = record(input);
  if (!Array.isArray(value)) throw unsupported(`${prefix} '${String(id)}' must provide a direct list for '${field}'`);
  if (value.length === 0) throw unsupported(`${prefix} '${String(id)}' must provide at least one batch item`);
  return value;
}

function groupOf({ inputs }: Json): string {
  const { value } = record(record(inputs)['batch_group_id']);
  if (typeof value !== 'string') return 'None';
  if (GROUPS.has(value)) return value;
  throw unsupported(`Unsupported batch group id '${value}' in called workflow`);
}

function refuseOtherGenerators(nodes: readonly Json[], used: ReadonlySet<string>): void {
  const others = nodes.filter(isGenerator).filter(({ data: { id } }) => typeof id === 'string' && !used.has(id));
  if (others.length === 0) return;
  const names = others.map(({ data: { type, id } }) => `'${String(type)}' (node '${String(id)}')`);
  throw unsupported(
    'call_saved_workflow does not yet support child workflows that mix supported batch nodes with unrelated ' +
      `generator nodes: ${names.join(', ')}`,
  );
}

function without({ nodes, edges }: WorkflowParts, used: ReadonlySet<string>): WorkflowParts {
  const kept = nodes.filter((node) => !isBatch(node) && !(isInvocation(node) && used.has(String(node['id']))));
  const ids = new Set(kept.map(({ id }) => id));
  return { nodes: kept, edges: linesOf(edges).filter(({ source, target }) => ids.has(source) && ids.has(target)) };
}
