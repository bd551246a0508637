import type { GraphNode } from '@x/models/graph';
import type { NodeTemplate } from '@x/models/node-template';
import { nearestName } from '../../nearest-name.js';
import type { GraphView } from '../graph-view.js';
import { checkValue } from '../types/check-value.js';
import type { LintFinding } from './lint-finding.js';

/** How to lint inputs, besides the graph itself. */
export interface InputRules {
  /** The severity of an input that its node does not have. */
  readonly unknownFields: LintFinding['severity'];
  /** Says whether a batch puts values into an input. */
  readonly isBatched: (id: string, field: string) => boolean;
  /** Says whether a node may not run although the graph does. */
  readonly isConditional: (id: string) => boolean;
  /** Says whether a value cannot be sent, whatever its input. */
  readonly isUnsendable: (id: string, field: string) => boolean;
}

/** Yields the problems of the values of nodes. */
export function* lintInputs(view: GraphView, rules: InputRules): Generator<LintFinding> {
  for (const [id, node] of Object.entries(view.graph.nodes)) {
    const template = view.template(id);
    if (!template) continue;
    for (const [field, value] of Object.entries(node)) {
      if (field === 'id' || value === undefined || rules.isUnsendable(id, field)) continue;
      const type = view.inputValue(id, field);
      const problem = type && checkValue(value, type, view);
      if (problem) yield { severity: 'error', nodeId: id, field, ...problem };
      else if (!type && !template.keeps_unknown) yield unknownField({ id, field, template }, node, rules);
    }
    yield* missingInputs(view, { id, node, template }, rules);
  }
}

function unknownField(
  { id, field, template }: { readonly id: string; readonly field: string; readonly template: NodeTemplate },
  node: GraphNode,
  { unknownFields: severity }: InputRules,
): LintFinding {
  const free = Object.keys(template.inputs).filter((name) => !Object.hasOwn(node, name));
  const message = `${template.type} has no input "${field}": the server ignores the value`;
  return { severity, code: 'unknown_field', nodeId: id, field, message, suggestion: nearestName(field, free) };
}

function* missingInputs(
  view: GraphView,
  { id, node, template }: { readonly id: string; readonly node: GraphNode; readonly template: NodeTemplate },
  { isBatched, isConditional }: InputRules,
): Generator<LintFinding> {
  for (const { name, input, required } of Object.values(template.inputs)) {
    const value = Object.hasOwn(node, name) ? node[name] : undefined;
    if (!required || (value !== undefined && value !== null)) continue;
    const finding = { code: 'missing_input', nodeId: id, field: name } as const;
    if (input === 'direct') {
      if (value === undefined) yield { severity: 'error', ...finding, message: 'must have a value, not an edge' };
      continue;
    }
    if (view.edgesInto(id, name).length > 0 || isBatched(id, name)) continue;
    const message = input === 'connection' ? 'must have an edge' : 'must have a value or an edge';
    yield { severity: isConditional(id) ? 'warning' : 'error', ...finding, message };
  }
}
