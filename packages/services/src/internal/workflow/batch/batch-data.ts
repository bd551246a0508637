import type { BatchDatum } from '@x/models/batch';
import type { WorkflowDocument, WorkflowInvocationNode } from '@x/models/workflow-document';

import { Connections, type Port } from '../connections.js';
import type { WorkflowEnvironment, WorkflowLookup, WorkflowProblem } from '../conversion.js';
import { batchPorts, invocations, isExecutable, isGenerator, isInvocation } from '../node-kinds.js';
import { generatorValues, MOST_VALUES } from './generator-values.js';
import { itemProblems } from './item-problems.js';

/** The data of a batch, and what keeps it from being enqueued. */
export interface BatchData {
  /** In the order of the editor, whose first list varies slowest. */
  readonly data: BatchDatum[][];
  readonly problems: WorkflowProblem[];
  readonly lookups: WorkflowLookup[];
}

/** A batch node with its list and the inputs that get its values. */
interface BatchNode {
  readonly node: WorkflowInvocationNode;
  readonly values: readonly unknown[];
  readonly targets: readonly Port[];
}

const NO_GROUP = 'None';

/** Returns what the batch nodes of a loaded document make: zipped lists of named groups, products of the others. */
export function batchData(
  document: WorkflowDocument,
  environment: Pick<WorkflowEnvironment, 'random' | 'resolveLookup' | 'savedWorkflow' | 'types'>,
): BatchData {
  const connections = new Connections(document);
  const problems: WorkflowProblem[] = [];
  const lookups: WorkflowLookup[] = [];
  const groups = new Map<string, BatchNode[]>();
  for (const node of invocations(document)) {
    if (!batchPorts(node.data.type)) continue;
    const values = listOf(node, { connections, environment, problems, lookups });
    const entry = { node, values, targets: targetsOf(node, connections) };
    problems.push(...itemProblems({ ...entry, ...placeOf(node) }, document, environment));
    if (connections.from(node.id).length === 0) {
      problems.push({ code: 'batch_unconnected', nodeId: node.id, message: `batch ${node.id} is not connected` });
    }
    const group = groupOf(node);
    groups.set(group, [...(groups.get(group) ?? []), entry]);
  }
  for (const [name, nodes] of groups) if (name !== NO_GROUP) problems.push(...lengthProblems(name, nodes));
  const lists = [...groups].flatMap(([name, nodes]) =>
    name === NO_GROUP ? nodes.map((node) => toData([node])) : [toData(nodes)],
  );
  return { data: lists.filter((list) => list.length > 0), problems, lookups };
}

const placeOf = ({ id, data }: WorkflowInvocationNode) => ({
  nodeId: id,
  field: batchPorts(data.type)?.list ?? '',
});

const toData = (nodes: readonly BatchNode[]): BatchDatum[] =>
  nodes.flatMap(({ values, targets }) =>
    targets.map(({ nodeId, field }) => ({
      node_path: nodeId,
      field_name: field,
      items: values as BatchDatum['items'],
    })),
  );

/** A text that is none of the editor's groups is a group too. */
function groupOf({ data }: WorkflowInvocationNode): string {
  const value = data.inputs['batch_group_id']?.value;
  return value === undefined ? '' : String(value);
}

/** Connectors after a batch node are followed to all their ends; the editor would name the connector itself. */
function targetsOf({ id, data }: WorkflowInvocationNode, connections: Connections): Port[] {
  const edges = connections.from(id).filter(({ sourceHandle }) => sourceHandle === batchPorts(data.type)?.output);
  return edges.flatMap((edge) => connections.targetsOf(edge)).filter(({ nodeId }) => isExecuted(nodeId, connections));
}

function isExecuted(nodeId: string, { nodes }: Connections): boolean {
  const node = nodes.get(nodeId);
  return node !== undefined && isInvocation(node) && isExecutable(node.data.type);
}

interface ListContext {
  readonly connections: Connections;
  readonly environment: Pick<WorkflowEnvironment, 'resolveLookup' | 'random'>;
  readonly problems: WorkflowProblem[];
  readonly lookups: WorkflowLookup[];
}

/** A connected generator replaces the list of the node itself. */
function listOf(
  { id, data }: WorkflowInvocationNode,
  { connections, environment, problems, lookups }: ListContext,
): readonly unknown[] {
  const { list = '' } = batchPorts(data.type) ?? {};
  const [edge] = connections.into(id, list);
  const report = (code: WorkflowProblem['code'], message: string): readonly unknown[] => {
    problems.push({ code, nodeId: id, field: list, message });
    return [];
  };
  let values: unknown = data.inputs[list]?.value ?? [];
  if (edge) {
    const generator = connections.nodes.get(connections.sourceOf(edge)?.nodeId ?? '');
    if (!generator || !isInvocation(generator) || !isGenerator(generator.data.type)) {
      return report('batch_value', `the list of batch ${id} is not made by a generator`);
    }
    const made = generatorValues(generator.data.inputs['generator']?.value, environment);
    if (!made) return report('batch_value', `generator ${generator.id} is of an unknown kind`);
    if ('tooMany' in made) {
      const message = `generator ${generator.id} must make at most ${MOST_VALUES} values, got a count of ${made.tooMany}`;
      return report('batch_value', message);
    }
    if ('lookup' in made) {
      lookups.push(made.lookup);
      return [];
    }
    values = made.values;
  }
  if (!Array.isArray(values)) return report('batch_value', `the values of batch ${id} are no list`);
  if (values.length === 0) return report('batch_empty', `batch ${id} has no values`);
  return values;
}

function lengthProblems(group: string, nodes: readonly BatchNode[]): WorkflowProblem[] {
  const [first] = nodes;
  const length = first?.values.length ?? 0;
  return nodes
    .filter(({ values }) => values.length !== length && values.length > 0)
    .map(({ node, values }) => ({
      code: 'batch_length',
      nodeId: node.id,
      message: `batches of ${group || 'one group'} must be equally long, got ${length} and ${values.length} values`,
    }));
}
