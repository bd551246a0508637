import type { InputTemplate, LengthLimits, NumberLimits, ValueType } from '@x/models/node-template';
import type { WorkflowDocument, WorkflowInvocationNode } from '@x/models/workflow-document';

import type { NodeTypes } from '../../../graph.js';
import { Connections } from '../connections.js';
import type { WorkflowEnvironment, WorkflowProblem } from '../conversion.js';
import { hasExecutable } from '../graph/build-graph.js';
import { DYNAMIC_INPUT, invocations } from '../node-kinds.js';

type CheckEnvironment = Pick<WorkflowEnvironment, 'savedWorkflow' | 'types'>;

/** Returns the reasons for which the editor would not run a loaded document, beside those of its batches. */
export function checkWorkflow(document: WorkflowDocument, environment: CheckEnvironment): WorkflowProblem[] {
  const connections = new Connections(document);
  const problems: WorkflowProblem[] = hasExecutable(document)
    ? []
    : [{ code: 'nothing_to_run', message: 'the workflow has no node that is executed' }];
  const nodes = invocations(document);
  return [
    ...problems,
    ...nodes.flatMap((node) => nodeProblems(node, environment.types, connections)),
    ...nodes.flatMap((node) => callProblems(node, environment)),
  ];
}

function callProblems({ id, data }: WorkflowInvocationNode, { savedWorkflow }: CheckEnvironment): WorkflowProblem[] {
  const called = data.type === 'call_saved_workflow' ? data.inputs['workflow_id']?.value : undefined;
  if (typeof called !== 'string' || called === '' || savedWorkflow?.(called)) return [];
  const message = `${id} calls the workflow ${called}, which cannot be read`;
  return [{ code: 'workflow_unknown', nodeId: id, message }];
}

function nodeProblems(
  node: WorkflowInvocationNode,
  { templates }: NodeTypes,
  connections: Connections,
): WorkflowProblem[] {
  const { id: nodeId, data } = node;
  const template = templates.get(data.type);
  if (!template) {
    const message = `the server has no node type "${data.type}" of the pack "${data.nodePack}"`;
    return [{ code: 'node_unknown', nodeId, message }];
  }
  const unknown = Object.keys(data.inputs).filter(
    (name) => !Object.hasOwn(template.inputs, name) && data.type !== 'core_metadata' && !name.startsWith(DYNAMIC_INPUT),
  );
  const problems = unknown.map(
    (field): WorkflowProblem => ({
      code: 'input_unknown',
      nodeId,
      field,
      message: `"${data.type}" has no input "${field}"`,
    }),
  );
  for (const [field, input] of Object.entries(template.inputs)) {
    if (connections.into(nodeId, field).length > 0) continue;
    const value = data.inputs[field]?.value;
    if (value !== undefined) problems.push(...valueProblems({ nodeId, field }, value, input));
    else if (input.required && Object.hasOwn(data.inputs, field)) {
      problems.push({ code: 'input_missing', nodeId, field, message: `${nodeId}.${field} needs a value or an edge` });
    }
  }
  return problems;
}

type Place = Pick<WorkflowProblem, 'nodeId' | 'field'>;

/** Checks what the editor checks: numbers, lists, and the items of lists. Texts and choices are left to the server. */
function valueProblems(place: Place, value: unknown, { value: type }: InputTemplate): WorkflowProblem[] {
  if (typeof value === 'number') return outOfRange(place, value, typeOf(type, ['integer', 'number'])?.limits);
  const list = typeOf(type, ['list']);
  if (!Array.isArray(value) || !list) return [];
  const length = outOfLength(place, [value.length, 'items'], list.length);
  const items = value.flatMap((item: unknown) => {
    if (typeof item === 'number') return outOfRange(place, item, typeOf(list.item, ['integer', 'number'])?.limits);
    return typeof item === 'string'
      ? outOfLength(place, [item.length, 'characters'], typeOf(list.item, ['string'])?.length)
      : [];
  });
  return [...length, ...items];
}

function typeOf<K extends ValueType['kind']>(
  type: ValueType,
  kinds: readonly K[],
): Extract<ValueType, { kind: K }> | undefined {
  const isWanted = (one: ValueType): one is Extract<ValueType, { kind: K }> => kinds.some((kind) => kind === one.kind);
  if (isWanted(type)) return type;
  return type.kind === 'union' ? type.members.find(isWanted) : undefined;
}

function outOfRange(place: Place, value: number, limits: NumberLimits = {}): WorkflowProblem[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = limits;
  const rules: readonly (readonly [boolean, string])[] = [
    [minimum !== undefined && value < minimum, `at least ${minimum}`],
    [maximum !== undefined && value > maximum, `at most ${maximum}`],
    [exclusiveMinimum !== undefined && value <= exclusiveMinimum, `more than ${exclusiveMinimum}`],
    [exclusiveMaximum !== undefined && value >= exclusiveMaximum, `less than ${exclusiveMaximum}`],
    [multipleOf !== undefined && value % multipleOf !== 0, `a multiple of ${multipleOf}`],
  ];
  return rules
    .filter(([isBroken]) => isBroken)
    .map(([, rule]) => ({
      code: 'value_range',
      ...place,
      message: `${place.nodeId}.${place.field} must be ${rule}, got ${value}`,
    }));
}

function outOfLength(
  place: Place,
  [length, unit]: readonly [number, string],
  { minimum = 0, maximum = Number.POSITIVE_INFINITY }: LengthLimits = {},
): WorkflowProblem[] {
  if (length >= minimum && length <= maximum) return [];
  const rule = length < minimum ? `at least ${minimum}` : `at most ${maximum}`;
  const message = `${place.nodeId}.${place.field} must have ${rule} ${unit}, got ${length}`;
  return [{ code: 'value_length', ...place, message }];
}
