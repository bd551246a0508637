import type { ConvertedWorkflow } from '@x/services/workflow';

import { compareValues } from '../../compare/compare-values.js';
import { isRecord, record } from '../../record.js';
import type { EditorRun, SentBatch } from './editor.js';

/** Returns how a conversion, or the reason why there is none, differs from what the editor did with the document. */
export function compareWithEditor(converted: ConvertedWorkflow | Error, run: EditorRun): string[] {
  if (converted instanceof Error) {
    return run.status === 'refused' ? [] : [`the editor loads it, ours does not: ${converted.message}`];
  }
  const problems = converted.problems.map(({ message }) => message).join('; ');
  switch (run.status) {
    case 'refused':
      return [`the editor does not load it: ${run.message}`];
    case 'blocked':
      return problems === '' ? [`the editor does not run it: ${run.reasons.join('; ')}`] : [];
    case 'failed':
      return problems === '' ? [`the editor fails: ${run.message}`] : [];
    case 'sent':
      return problems === ''
        ? compareBatches(converted, run.batch)
        : [`the editor runs it, ours does not: ${problems}`];
  }
}

function compareBatches({ graph, batch }: ConvertedWorkflow, sent: SentBatch): string[] {
  const parts: readonly (readonly [name: string, ours: unknown, editors: unknown])[] = [
    ['nodes', graph.nodes, sent.graph.nodes],
    ['edges', graph.edges, sent.graph.edges],
    ['data', batch.data, sent.data],
    ['runs', batch.runs, sent.runs],
    // it sends null when it removed fields of the form itself
    ...(sent.workflow ? [['workflow', comparable(batch.workflow), comparable(sent.workflow)] as const] : []),
  ];
  return parts.flatMap(([name, ours, editors]) =>
    compareValues(plain(ours), plain(editors), name)
      .filter(({ path }) => !path.endsWith('(order of keys)'))
      .map(
        ({ path, left, right }) => `${path}: ${JSON.stringify(left)} is ours, ${JSON.stringify(right)} the editor's`,
      ),
  );
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What matters of an embedded document: unknown keys, texts of templates and ids of elements of a form do not. */
function comparable(document: unknown): unknown {
  const { nodes, edges, exposedFields, meta } = record(document);
  const { version, category } = record(meta);
  return {
    nodes: list(nodes).map(comparableNode),
    edges: list(edges).map(comparableEdge),
    exposedFields,
    version,
    category,
  };
}

function comparableNode(node: Readonly<Record<string, unknown>>): unknown {
  const { id, type, position } = node;
  const data = record(node['data']);
  const { version, label, notes, isOpen, isIntermediate, useCache } = data;
  const values = Object.entries(record(data['inputs'])).map(([name, input]) => [name, record(input)['value']]);
  return {
    ...{ id, type, position, nodeType: data['type'], version, label, notes, isOpen, isIntermediate, useCache },
    values: Object.fromEntries(values),
  };
}

const comparableEdge = ({ type, source, target, sourceHandle, targetHandle }: Readonly<Record<string, unknown>>) => ({
  ...{ type, source, target, sourceHandle, targetHandle },
});

const list = (value: unknown) => (Array.isArray(value) ? value.filter(isRecord) : []);
