import type { FieldSchema, NodeSchema } from '@x/models/node-schema';
import type { InputTemplate, OutputTemplate } from '@x/models/node-template';

import { fieldType } from './field-type.js';
import { type Dereference, readValueType } from './read-value-type.js';

/** Returns the inputs of a node: those with a position first, the others in the order of their declaration. */
export function inputTemplates(node: NodeSchema, dereference: Dereference): Record<string, InputTemplate> {
  const fields = Object.entries(node.properties)
    .filter(([, { field_kind: kind }]) => kind === 'input' || kind === 'internal')
    .sort(([, a], [, b]) => (a.ui_order ?? Number.MAX_VALUE) - (b.ui_order ?? Number.MAX_VALUE));
  return Object.fromEntries(fields.map(([name, field]) => [name, inputTemplate(name, field, dereference)]));
}

function inputTemplate(name: string, field: FieldSchema, dereference: Dereference): InputTemplate {
  const value = readValueType(field, dereference);
  return {
    name,
    title: field.title ?? name,
    type: fieldType(value, field.ui_type),
    value,
    input: field.input ?? 'any',
    required: field.orig_required === true,
    default: field.default,
    hidden: field.ui_hidden === true,
    ...(field.description === undefined ? {} : { description: field.description }),
    ...(field.ui_choice_labels ? { choice_labels: field.ui_choice_labels } : {}),
    ...modelFilter(field),
  };
}

function modelFilter(field: FieldSchema): Pick<InputTemplate, 'models'> {
  const filter = {
    base: field.ui_model_base,
    type: field.ui_model_type,
    variant: field.ui_model_variant,
    format: field.ui_model_format,
    provider_id: field.ui_model_provider_id,
  };
  const stated = Object.entries(filter).filter(([, values]) => values !== undefined);
  return stated.length > 0 ? { models: Object.fromEntries(stated) } : {};
}

/** Returns the outputs of a node. */
export function outputTemplates(
  output: NodeSchema | undefined,
  dereference: Dereference,
): Record<string, OutputTemplate> {
  const fields = Object.entries(output?.properties ?? {}).filter(([, field]) => field.field_kind === 'output');
  return Object.fromEntries(
    fields.map(([name, field]) => {
      const value = readValueType(field, dereference);
      return [name, { name, title: field.title ?? name, type: fieldType(value, field.ui_type), value }];
    }),
  );
}
