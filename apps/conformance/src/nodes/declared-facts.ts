import { type JsonObject, record } from '../record.js';

const ATTRIBUTES = ['id', 'type', 'is_intermediate', 'use_cache', 'board', 'metadata', 'output_meta'];

/** Returns the type of a node or of an output. */
export const typeOf = (schema: JsonObject): string => String(record(record(schema['properties'])['type'])['const']);

/** Returns the name of the class of a node's output. */
export const outputName = ({ output }: JsonObject): string => String(record(output)['$ref']).split('/').at(-1) ?? '';

/** Returns what is committed of a node type. */
export function nodeFacts(node: JsonObject) {
  const { className, title, version, category, classification, tags } = node;
  const properties = record(node['properties']);
  const attributes = Object.keys(properties).filter((name) => name === 'board' || name === 'metadata');
  return {
    type: typeOf(node),
    className,
    title,
    version,
    category,
    ...(classification !== 'stable' && { classification }),
    ...(tags !== undefined && { tags }),
    ...(record(properties['use_cache'])['default'] === false && { uncached: true }),
    ...(node['additionalProperties'] === true && { open: true }),
    ...(attributes.length > 0 && { attributes }),
    ...typePlace(properties),
    output: outputName(node),
    inputs: Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => !ATTRIBUTES.includes(name))
        .map(([name, property]) => [name, inputFacts(name, record(property))]),
    ),
  };
}

/** Returns the field that follows the type: the first of a subclass. */
function typePlace(properties: JsonObject): object {
  const names = Object.keys(properties);
  const typeBefore = names[names.indexOf('type') + 1];
  return typeBefore === undefined ? {} : { typeBefore };
}

function inputFacts(name: string, property: JsonObject): object {
  const { input, orig_required: isRequired, default: fallback, title, ...rest } = property;
  const facts = {
    of: short(rest),
    ...(isRequired === true ? { required: true } : fallback !== null && { default: fallback }),
    // It must be there when the node is sent, not only when it runs.
    ...(isRequired === true && fallback === undefined && { given: true }),
    ...(input !== 'any' && { input }),
    ...(title !== undefined && (title !== titleOf(name) || isReference(rest)) && { title }),
    ...Object.fromEntries(Object.entries(rest).filter(([key]) => key.startsWith('ui_') && key !== 'ui_hidden')),
    ...(rest['ui_hidden'] === true && { ui_hidden: true }),
  };
  return facts;
}

/** Whether a schema refers to a class, or to nothing else but `null`: it has no title of its own. */
function isReference({ $ref, anyOf }: JsonObject): boolean {
  const [first, ...others] = [anyOf ?? []].flat().filter((member) => record(member)['type'] !== 'null');
  return $ref !== undefined || (others.length === 0 && '$ref' in record(first));
}

/** Returns the title that a server derives from a name. */
const titleOf = (name: string): string =>
  name
    .replaceAll(/[a-z]+/gi, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .replaceAll('_', ' ');

/** Returns a schema in few characters: a union as a list, a class as its name. */
function short(schema: JsonObject): unknown {
  const { $ref, anyOf, items, type, enum: values, const: value } = schema;
  if (typeof $ref === 'string') return $ref.split('/').at(-1);
  if (Array.isArray(anyOf)) return shortUnion(anyOf, schema);
  if (type === 'array') return { list: short(record(items)), ...bounds(schema) };
  if (value !== undefined) return { enum: [value] };
  if (values !== undefined) return { enum: values };
  const limits = bounds(schema);
  if (Object.keys(limits).length > 0) return { type, ...limits };
  return type === 'object' ? 'dict' : (type ?? 'any');
}

/** The limits of a union. `ge` and `le` are words of pydantic, which JSON Schema does not have. */
const UNION_LIMITS = ['ge', 'le', 'maxLength'];

function shortUnion(anyOf: readonly unknown[], schema: JsonObject): unknown {
  const union = anyOf.map((member) => short(record(member)));
  const limits = only(UNION_LIMITS, schema);
  return Object.keys(limits).length > 0 ? { union, ...limits } : union;
}

const LIMITS = ['exclusiveMaximum', 'exclusiveMinimum', 'maxItems', 'maximum', 'minItems', 'minimum', 'multipleOf'];
const bounds = (schema: JsonObject): JsonObject => only(LIMITS, schema);

const only = (keys: readonly string[], schema: JsonObject): JsonObject =>
  Object.fromEntries(keys.filter((key) => key in schema).map((key) => [key, schema[key]]));

/** Returns what is committed of the output of node types. */
export function outputFacts([className, schema]: readonly [string, JsonObject]) {
  const properties = record(schema['properties']);
  const outputs = Object.entries(properties)
    .filter(([name]) => !ATTRIBUTES.includes(name) || name === 'metadata')
    .map(([name, property]) => {
      const facts = inputFacts(name, { ...record(property), input: 'any' });
      return [name, record(property)['default'] === null ? { ...facts, default: null } : facts];
    });
  return { type: typeOf(schema), className, ...typePlace(properties), outputs: Object.fromEntries(outputs) };
}

/** Returns what is committed of a class of inputs and outputs. */
export function classFacts(className: string, { properties, required, enum: values }: JsonObject) {
  if (values !== undefined) return { className, enum: values };
  if (properties === undefined) return { className };
  const members = Object.entries(record(properties)).map(([name, member]) => [
    name,
    memberFacts(record(member), [required].flat().includes(name)),
  ]);
  return { className, members: Object.fromEntries(members) };
}

function memberFacts({ default: fallback, ...schema }: JsonObject, isRequired: boolean): object {
  const of = short(schema);
  if (isRequired) return { of, required: true };
  // A member that may be missing and has no default is made anew for each object: an empty list.
  if (fallback === undefined) return { of, fresh: true };
  return fallback === null ? { of } : { of, default: fallback };
}
