import type { OpenApi } from '@x/models/app';
import type { NodeSchema, ValueSchema } from '@x/models/node-schema';
import type { NodeTemplate, ObjectType, ValueType } from '@x/models/node-template';
import type { NodeTypes } from '../node-types.js';
import { inputTemplates, outputTemplates } from './field-templates.js';
import { readNodeSchema, readValueSchema } from './read-schema.js';
import { type Dereference, readValueType } from './read-value-type.js';

/** Reads the node types from the OpenAPI document of a server. Keeps nothing of the document itself. */
export function readNodeTypes({ components: { schemas } }: OpenApi): NodeTypes {
  const objects = new Map<string, ObjectType>();
  const dereference: Dereference = (name) => {
    const schema = readValueSchema(schemas[name]);
    if (schema?.enum) return { kind: 'choice', values: schema.enum, name };
    if (!objects.has(name)) {
      objects.set(name, { name, required: [] }); // an object may refer to itself
      objects.set(name, objectType(name, schema, dereference));
    }
    return { kind: 'object', name };
  };
  const templates = new Map<string, NodeTemplate>();
  for (const schema of Object.values(schemas)) {
    const node = readNodeSchema(schema);
    const type = node?.properties['type']?.const ?? node?.properties['type']?.default;
    if (node?.class !== 'invocation' || typeof type !== 'string') continue;
    const output = readNodeSchema(schemas[node.output?.$ref.split('/').at(-1) ?? '']);
    templates.set(type, nodeTemplate(type, node, { output, dereference }));
  }
  return { templates, objects };
}

function nodeTemplate(
  type: string,
  node: NodeSchema,
  { output, dereference }: { readonly output: NodeSchema | undefined; readonly dereference: Dereference },
): NodeTemplate {
  return {
    type,
    title: node.title ?? type,
    version: node.version ?? '1.0.0',
    category: node.category ?? 'other',
    node_pack: node.node_pack ?? 'invokeai',
    classification: node.classification ?? 'stable',
    inputs: inputTemplates(node, dereference),
    outputs: outputTemplates(output, dereference),
    use_cache: node.properties['use_cache']?.default !== false,
    keeps_unknown: node.additionalProperties === true,
  };
}

function objectType(name: string, schema: ValueSchema | undefined, dereference: Dereference): ObjectType {
  const { properties, required = [], type } = schema ?? {};
  if (!properties && type !== 'object') return { name, required: [] };
  const fields = Object.entries(properties ?? {}).map(([field, value]): [string, ValueType] => [
    field,
    readValueType(value, dereference),
  ]);
  return { name, fields: Object.fromEntries(fields), required };
}
