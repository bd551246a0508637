import type { WorkflowDocument } from '@x/models/workflow-document';
import { printValue } from '@x/transport/errors';

import { nearestName } from '../../nearest-name.js';
import { Connections } from '../connections.js';
import { invocations } from '../node-kinds.js';
import type { CheckRule } from './check-value.js';
import { labelOf } from './describe-inputs.js';
import type { ExposedInput, InputRule } from './exposed-input.js';
import { type Field, type FieldEnvironment, fieldsOf, findField } from './find-field.js';
import { inputRule } from './input-rule.js';
import { type PassedContext, passedLimits } from './passed-limits.js';

/** An input that a value is for. */
export interface FoundInput {
  readonly nodeId: string;
  readonly field: string;
  /** The label and the place, for messages. */
  readonly title: string;
  readonly rule: CheckRule;
}

/** A loaded document with the inputs that it exposes. */
export interface InputSubject {
  readonly document: WorkflowDocument;
  readonly inputs: readonly ExposedInput[];
  readonly environment: FieldEnvironment;
}

/** Returns the input of a label or a `nodeId.field`, exposed or not, or why there is none that takes a value. */
export function findInput(key: string, { document, inputs, environment }: InputSubject): FoundInput | string {
  const known = inputs.find((input) => input.key === key);
  const labelled = inputs.filter(({ label }) => label === key);
  if (!known && labelled.length > 1) {
    const places = labelled.map((input) => input.key).join(', ');
    return `${printValue(key)} is the label of ${labelled.length} inputs; name one of ${places}`;
  }
  const place = known ?? labelled[0] ?? placeOf(key, { document, environment });
  if (!place) return unknownInput(key, { document, inputs, environment });
  const { nodeId, field: name } = place;
  const field = findField(document, { nodeId, name }, environment);
  if (!field) return unknownInput(key, { document, inputs, environment });
  const label = labelOf(field);
  const title = key === label ? `${printValue(label)} (${nodeId}.${name})` : `${nodeId}.${name} (${printValue(label)})`;
  const connections = new Connections(document);
  const [edge] = connections.into(nodeId, name);
  if (edge) {
    const source = connections.sourceOf(edge) ?? { nodeId: edge.source, field: edge.sourceHandle };
    return `${title} takes its value from the output ${source.nodeId}.${source.field}, and none from you`;
  }
  if (field.template.input === 'connection') return `${title} takes the output of a node, and no value`;
  const exposed = inputs.find((input) => input.nodeId === nodeId && input.field === name);
  return {
    nodeId,
    field: name,
    title,
    rule: ruleOf(exposed ?? inputRule(field.template), field, { document, connections, environment }),
  };
}

const ruleOf = (rule: InputRule, field: Field, context: PassedContext): CheckRule => ({
  ...{ ...rule, ...passedLimits(rule, field, context), value: field.template.value },
});

/** An id may have dots, and begin with that of another node. */
function placeOf(
  key: string,
  { document, environment }: Omit<InputSubject, 'inputs'>,
): Pick<FoundInput, 'field' | 'nodeId'> | undefined {
  const nodes = invocations(document).filter(({ id }) => key.startsWith(`${id}.`));
  const places = nodes.map(({ id }) => ({ nodeId: id, field: key.slice(id.length + 1) }));
  return places.find(({ nodeId, field: name }) => findField(document, { nodeId, name }, environment));
}

function unknownInput(key: string, { document, inputs, environment }: InputSubject): string {
  const nodes = invocations(document);
  const places = nodes.flatMap((node) => fieldsOf(node, environment).map(({ name }) => `${node.id}.${name}`));
  const nearest = nearestName(key, [...inputs.map((input) => input.key), ...places]);
  const known = inputs.map((input) => input.key);
  const list = known.length > 0 ? `it has ${known.map((one) => printValue(one)).join(', ')}` : 'it exposes none';
  const advice =
    nearest === undefined ? `${list}; others are named nodeId.field` : `did you mean ${printValue(nearest)}?`;
  return `${printValue(key)} is no input of the workflow; ${advice}`;
}
