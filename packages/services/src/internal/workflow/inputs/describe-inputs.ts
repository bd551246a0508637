import type { WorkflowDocument } from '@x/models/workflow-document';

import { Connections } from '../connections.js';
import { exposedFields } from '../load/form-fields.js';
import type { ExposedInput, FormPlace } from './exposed-input.js';
import { type Field, type FieldEnvironment, findField } from './find-field.js';
import { formPlaces } from './form-places.js';
import { inputRule } from './input-rule.js';
import { passedLimits } from './passed-limits.js';
import { withKeys } from './with-keys.js';

/** Returns the inputs that a loaded document exposes, in the order of its form. Those that are not there are left out. */
export function describeInputs(document: WorkflowDocument, environment: FieldEnvironment): ExposedInput[] {
  const connections = new Connections(document);
  const places = document.form ? formPlaces(document.form) : undefined;
  const seen = new Set<string>();
  const inputs = exposedFields(document).flatMap(({ nodeId, fieldName, element }) => {
    const found = findField(document, { nodeId, name: fieldName }, environment);
    const place = `${nodeId}.${fieldName}`;
    if (!found || seen.has(place)) return [];
    seen.add(place);
    const isConnected = connections.into(nodeId, fieldName).length > 0;
    const settings = element?.data.settings;
    const input = describe(found, { isConnected, settings, place: element && places?.get(element.id) });
    const { passedTo: _, ...limits } = passedLimits(input, found, { document, connections, environment });
    return [{ ...input, ...limits }];
  });
  return withKeys(inputs);
}

/** Returns the label of an input: that of the author, else that of the server, else its name as the editor shows it. */
export const labelOf = ({ node, name, template: { title } }: Field): string =>
  node.data.inputs[name]?.label || (title === name ? words(name) : title);

/** `cfg_scale` is shown as `Cfg Scale`. */
const words = (name: string): string =>
  (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [name])
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');

interface Facts {
  readonly isConnected: boolean;
  readonly settings: Readonly<Record<string, unknown>> | undefined;
  readonly place: FormPlace | undefined;
}

function describe(field: Field, { isConnected, settings, place }: Facts): ExposedInput {
  const { node, name, template } = field;
  const stored = node.data.inputs[name];
  return {
    key: `${node.id}.${name}`,
    label: labelOf(field),
    description: stored?.description || template.description || '',
    nodeId: node.id,
    field: name,
    ...inputRule(template, settings),
    value: stored?.value,
    default: template.default,
    required: template.required && stored?.value === undefined && !isConnected,
    isConnected,
    place,
  };
}
