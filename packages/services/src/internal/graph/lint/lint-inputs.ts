import type { GraphNode } from '@x/models/graph';
import type { NodeTemplate } from '@x/models/node-template';
import type { GraphView } from '../graph-view.js';
import { nearestName } from '../nearest-name.js';
import { checkValue } from '../types/check-value.js';
import type { LintFinding } from './lint-finding.js';

/** What decides about the inputs of a graph beside the graph itself. */
export interface InputRules {
  /** How bad an input is that its node does not have. */
  readonly unknownFields: LintFinding['severity'];
  /** Whether a batch puts values into an input. */
  readonly isBatched: (id: string, field: string) => boolean;
  /** Whether a node may be left out when the graph runs. */
  readonly isSkippable: (id: string) => boolean;
}

/** Yields what is wrong with the values of nodes. */
export function* lintInputs(view: GraphView, rules: InputRules): Generator<LintFinding> {
  for (const [id, node] of Object.entries(view.graph.nodes)) {
    const template = view.template(id);
    if (!template) continue;
    for (const [field, value] of Object.entries(node)) {
      if (field === 'id' || field === 'type' || value === undefined) continue;
      const type = view.inputValue(id, field);
      const problem = type && checkValue(asSent(value), type, view);
      if (problem) yield { severity: 'error', nodeId: id, field, ...problem };
      else if (!type && !template.keeps_unknown) yield unknownField({ id, field, template }, node, rules);
    }
    yield* missingInputs(view, { id, node, template }, rules);
  }
}

/** JSON knows no number that is none. */
const asSent = (value: unknown): unknown => (typeof value === 'number' && !Number.isFinite(value) ? null : value);

function unknownField(
  { id, field, template }: { readonly id: string; readonly field: string; readonly template: NodeTemplate },
  node: GraphNode,
  { unknownFields: severity }: InputRules,
): LintFinding {
  const free = Object.keys(template.inputs).filter((name) => !Object.hasOwn(node, name));
  const message = `${template.type} has no such input: the server drops the value without a word`;
  return { severity, code: 'unknown_field', nodeId: id, field, message, suggestion: nearestName(field, free) };
}

function* missingInputs(
  view: GraphView,
  { id, node, template }: { readonly id: string; readonly node: GraphNode; readonly template: NodeTemplate },
  { isBatched, isSkippable }: InputRules,
): Generator<LintFinding> {
  for (const { name, input, required } of Object.values(template.inputs)) {
    const value = Object.hasOwn(node, name) ? asSent(node[name]) : undefined;
    if (!required || (value !== undefined && value !== null)) continue;
    const finding = { code: 'missing_input', nodeId: id, field: name } as const;
    if (input === 'direct') {
      if (value === undefined)
        yield { severity: 'error', ...finding, message: 'must have a value: an edge will not do' };
      continue;
    }
    if (view.into(id, name).length > 0 || isBatched(id, name)) continue;
    const message = input === 'connection' ? 'must be fed by an edge' : 'must have a value or be fed by an edge';
    yield { severity: isSkippable(id) ? 'warning' : 'error', ...finding, message };
  }
}
