import type { Batch, BatchDatum } from '@x/models/batch';
import { printValue } from '@x/transport/errors';
import { nearestName } from '../../nearest-name.js';
import { batchItemKind, batchItemValue } from '../batch-item.js';
import type { GraphView } from '../graph-view.js';
import { checkValue } from '../types/check-value.js';
import type { LintFinding } from './lint-finding.js';

/** What a batch has besides its graph: the values that it puts into it, how often it runs, and a workflow. */
export type BatchValues = Pick<Batch, 'data' | 'runs' | 'workflow'>;

/** Yields the problems of the values of a batch. */
export function* lintBatch(
  view: GraphView,
  { data, runs = 1 }: BatchValues,
  isUnsendable: (id: string, field: string) => boolean,
): Generator<LintFinding> {
  if (!(Number.isInteger(runs) && runs >= 1)) {
    yield {
      severity: 'error',
      code: 'batch_runs',
      field: 'runs',
      message: `must be an integer of at least 1, got ${printValue(runs)}`,
    };
  }
  const targets = new Set<string>();
  for (const group of data ?? []) {
    yield* lintLengths(group);
    for (const datum of group) {
      const about = { severity: 'error', nodeId: datum.node_path, field: datum.field_name } as const;
      const target = JSON.stringify([datum.node_path, datum.field_name]);
      if (targets.has(target))
        yield { ...about, code: 'batch_duplicate', message: 'has values in two lists of the batch' };
      targets.add(target);
      if (isUnsendable(datum.node_path, datum.field_name)) continue;
      const problem = targetProblem(view, datum) ?? mixedItems(datum) ?? valueProblem(view, datum);
      if (problem) yield { ...about, ...problem };
    }
  }
}

type Problem = Pick<LintFinding, 'code' | 'message' | 'suggestion'>;

function* lintLengths(group: readonly BatchDatum[]): Generator<LintFinding> {
  const [first] = group;
  const length = first?.items.length ?? 0;
  if (length === 0) {
    const message = 'the list has no values, so nothing would be enqueued';
    yield { severity: 'error', code: 'batch_empty', nodeId: first?.node_path, field: first?.field_name, message };
  }
  for (const { node_path: id, field_name: field, items } of group) {
    if (items.length === length) continue;
    const other = `${first?.node_path}.${first?.field_name}`;
    const message = `has ${items.length} values, but ${other} has ${length}: lists of one group must be equally long`;
    yield { severity: 'error', code: 'batch_lengths', nodeId: id, field, message };
  }
}

function targetProblem(view: GraphView, { node_path: id, field_name: field }: BatchDatum): Problem | undefined {
  if (!view.node(id)) {
    const suggestion = nearestName(id, Object.keys(view.graph.nodes));
    return { code: 'batch_node', message: `the graph has no node "${id}"`, suggestion };
  }
  const template = view.template(id);
  if (!template || view.inputValue(id, field)) return undefined;
  const suggestion = nearestName(field, Object.keys(template.inputs));
  return { code: 'batch_field', message: `${template.type} has no input "${field}"`, suggestion };
}

function mixedItems({ items }: BatchDatum): Problem | undefined {
  const kinds = new Set(items.map(batchItemKind));
  if (kinds.has(undefined)) {
    return { code: 'batch_items', message: 'values must be strings, numbers, images, videos, or lists of these' };
  }
  return kinds.size > 1 ? { code: 'batch_items', message: `mixes ${[...kinds].join(' and ')}` } : undefined;
}

/** The server enqueues any value, and one that its input does not accept blocks the queue for good. */
function valueProblem(view: GraphView, { node_path: id, field_name: field, items }: BatchDatum): Problem | undefined {
  const isId = field === 'id';
  const type = isId ? ({ kind: 'choice', values: [id] } as const) : view.inputValue(id, field);
  if (!type) return undefined;
  for (const [index, item] of items.entries()) {
    const problem = checkValue(batchItemValue(item), type, view);
    if (problem) return { ...problem, message: `value ${index + 1} ${problem.message}` };
  }
  return undefined;
}
