import type { Components, Kind } from '../../nodes/kind.js';
import { fieldsOf, withType } from '../../nodes/node-fields.js';
import type { Input, NodeType } from '../../nodes/node-type.js';
import { schemaTitle } from '../../nodes/schema-title.js';

const INTERNALS = new Set(['board', 'metadata']);

export const outputReference = ({ output }: NodeType) => ({ $ref: `#/components/schemas/${output.className}` });

/** Returns the schemas of a node type, of its output, and of all types that these refer to. */
export function componentsOf(type: NodeType): Components {
  const { className, output } = type;
  const kinds: readonly Kind<unknown>[] = [...Object.values(fieldsOf(type)), ...Object.values(output.outputs)];
  const own = { [className]: nodeSchema(type), [output.className]: outputSchema(type) };
  return Object.assign({}, ...kinds.map(({ components }) => components), own);
}

function nodeSchema(type: NodeType): object {
  const properties = Object.entries(fieldsOf(type)).map(([name, field]) => [name, propertyOf(name, field)]);
  const fields: Readonly<Record<string, object>> = Object.fromEntries(properties);
  const { title, category, classification = 'stable', tags, version } = type;
  return {
    class: 'invocation',
    ...(category && { category }),
    classification,
    node_pack: 'invokeai',
    ...(type.keepsExtras && { additionalProperties: true }),
    properties: withType<object>(fields, typeProperty(type.type), type),
    required: [...givenInputs(type), 'type', 'id'],
    ...(tags && { tags }),
    title,
    type: 'object',
    version,
    output: outputReference(type),
  };
}

const givenInputs = (type: NodeType): string[] =>
  Object.entries(fieldsOf(type)).flatMap(([name, { isGiven }]) => (isGiven ? [name] : []));

function propertyOf(name: string, field: Input<unknown>): object {
  const { schema, fallback, isRequired, isGiven, source, hints } = field;
  if (name === 'id') return { ...schema, field_kind: 'node_attribute', title: 'Id' };
  if (name === 'use_cache') return { ...schema, default: fallback, field_kind: 'node_attribute', title: 'Use Cache' };
  if (name === 'is_intermediate') {
    return { ...schema, default: fallback, ...INTERMEDIATE };
  }
  const isInternal = INTERNALS.has(name);
  return {
    ...schema,
    ...(!isGiven && { default: fallback }),
    field_kind: isInternal ? 'internal' : 'input',
    input: source,
    orig_required: isRequired,
    ...(!isRequired && !isInternal && { orig_default: fallback }),
    ...schemaTitle(name, schema),
    ...(isInternal && { ui_hidden: false }),
    ...hints,
  };
}

const INTERMEDIATE = {
  field_kind: 'node_attribute',
  input: 'direct',
  orig_required: true,
  title: 'Is Intermediate',
  ui_hidden: false,
  ui_type: 'IsIntermediate',
};

function outputSchema({ output }: NodeType): object {
  const outputs = Object.entries(output.outputs);
  const properties = outputs.map(([name, { schema, hints }]) => [
    name,
    { ...schema, field_kind: 'output', ...schemaTitle(name, schema), ui_hidden: false, ...hints },
  ]);
  const fields = withType<object>(Object.fromEntries(properties), typeProperty(output.type), output);
  return {
    class: 'output',
    properties: fields,
    required: ['output_meta', ...Object.keys(fields), 'type'],
    title: output.className,
    type: 'object',
  };
}

const typeProperty = (type: string) => ({
  const: type,
  default: type,
  field_kind: 'node_attribute',
  title: 'type',
  type: 'string',
});
