import type { Batch, BatchDatum } from '@x/models/batch';
import { batchItemKind, batchItemValue } from '../batch-item.js';
import type { GraphView } from '../graph-view.js';
import { nearestName } from '../nearest-name.js';
import { checkValue } from '../types/check-value.js';
import type { LintFinding } from './lint-finding.js';

/** What a batch adds to its graph. */
export type BatchValues = Pick<Batch, 'data' | 'runs'>;

/** Yields what is wrong with the values of a batch. */
export function* lintBatch(view: GraphView, { data, runs = 1 }: BatchValues): Generator<LintFinding> {
  if (!(Number.isInteger(runs) && runs >= 1)) {
    yield { severity: 'error', code: 'batch_runs', field: 'runs', message: 'must be a whole number from 1 on' };
  }
  const targets = new Set<string>();
  for (const group of data ?? []) {
    yield* lintLengths(group);
    for (const datum of group) {
      const about = { severity: 'error', nodeId: datum.node_path, field: datum.field_name } as const;
      const target = JSON.stringify([datum.node_path, datum.field_name]);
      if (targets.has(target)) yield { ...about, code: 'batch_twice', message: 'has values from two lists' };
      targets.add(target);
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
    const message = 'a list without values: nothing would be put on the queue';
    yield { severity: 'error', code: 'batch_empty', nodeId: first?.node_path, field: first?.field_name, message };
  }
  for (const { node_path: id, field_name: field, items } of group) {
    if (items.length === length) continue;
    const message = `has ${items.length} values beside ${length} of ${first?.node_path}.${first?.field_name}`;
    yield { severity: 'error', code: 'batch_lengths', nodeId: id, field, message };
  }
}

function targetProblem(view: GraphView, { node_path: id, field_name: field }: BatchDatum): Problem | undefined {
  if (!view.node(id)) {
    const suggestion = nearestName(id, Object.keys(view.graph.nodes));
    return { code: 'batch_node', message: `there is no node ${id}`, suggestion };
  }
  const template = view.template(id);
  if (!template || view.inputValue(id, field)) return undefined;
  const suggestion = nearestName(field, Object.keys(template.inputs));
  return { code: 'batch_field', message: `${template.type} has no such input`, suggestion };
}

function mixedItems({ items }: BatchDatum): Problem | undefined {
  const kinds = new Set(items.map(batchItemKind));
  if (kinds.has(undefined)) {
    return { code: 'batch_items', message: 'values must be texts, numbers, images, videos, or lists of these' };
  }
  return kinds.size > 1 ? { code: 'batch_items', message: `mixes ${[...kinds].join(' and ')}` } : undefined;
}

/** The server puts any value on the queue, and one that its input does not take stops the queue for good. */
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
