import { type JsonObject, record } from '../record.js';

const ATTRIBUTES = ['id', 'type', 'is_intermediate', 'use_cache', 'board', 'metadata', 'output_meta'];

/** The texts of three files of the sandbox, by name. */
export type DeclaredTexts = Readonly<Record<'nodes' | 'outputs' | 'classes', string>>;

/**
 * Returns what a server declares of the node types that the sandbox does not run. `own` is the source text of those that
 * it runs.
 */
export async function declaredNodes(server: string, own: string): Promise<DeclaredTexts> {
  const document = record(await (await fetch(`${server.replace(/\/$/, '')}/openapi.json`)).json());
  const schemas = record(record(document['components'])['schemas']);
  const nodes = Object.entries(schemas)
    .map(([className, schema]): JsonObject => ({ ...record(schema), className }))
    .filter((schema) => schema['class'] === 'invocation' && !own.includes(`type: '${typeOf(schema)}'`))
    .sort((one, other) => (typeOf(one) < typeOf(other) ? -1 : 1));
  const outputs = new Map(nodes.map((node) => [outputName(node), record(schemas[outputName(node)])]));
  const classes = new Map<string, unknown>();
  for (const schema of [...nodes, ...outputs.values()]) addClasses(schema['properties'], schemas, classes);
  return {
    nodes: moduleOf('DECLARED_NODES', 'The node types that the sandbox does not run', nodes.map(nodeFacts)),
    outputs: moduleOf('DECLARED_OUTPUTS', 'The outputs of declared node types', [...outputs].map(outputFacts)),
    classes: moduleOf('DECLARED_CLASSES', 'The classes of their inputs and outputs', [...classes.values()]),
  };
}

function moduleOf(name: string, description: string, facts: readonly unknown[]): string {
  const lines = facts.map((fact) => escaped(JSON.stringify(fact)));
  return `// Written by \`npm run operations -- --server URL\` from what a server declares.

/** ${description}: JSON, one per line. */
export const ${name} = \`
${lines.join('\n')}
\`;
`;
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');

const typeOf = (schema: JsonObject): string => String(record(record(schema['properties'])['type'])['const']);
const outputName = ({ output }: JsonObject): string => String(record(output)['$ref']).split('/').at(-1) ?? '';

function nodeFacts(node: JsonObject) {
  const { className, title, version, category, classification, tags } = node;
  const properties = record(node['properties']);
  const names = Object.keys(properties);
  const typeBefore = names[names.indexOf('type') + 1];
  const attributes = names.filter((name) => name === 'board' || name === 'metadata');
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
    // The inputs of a subclass follow the type.
    ...(typeBefore !== undefined && { typeBefore }),
    output: outputName(node),
    inputs: Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => !ATTRIBUTES.includes(name))
        .map(([name, property]) => [name, inputFacts(name, record(property))]),
    ),
  };
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
  const [only, ...others] = [anyOf ?? []].flat().filter((member) => record(member)['type'] !== 'null');
  return $ref !== undefined || (others.length === 0 && '$ref' in record(only));
}

/** Returns the title that a server derives from a name. */
const titleOf = (name: string): string =>
  name
    .replaceAll(/[a-z]+/gi, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .replaceAll('_', ' ');

/** Returns a schema in few characters: a union as a list, a class as its name. */
function short(schema: JsonObject): unknown {
  const { $ref, anyOf, items, type, enum: values, const: only } = schema;
  if (typeof $ref === 'string') return $ref.split('/').at(-1);
  if (Array.isArray(anyOf)) return anyOf.map((member) => short(record(member)));
  if (type === 'array') return { list: short(record(items)), ...bounds(schema) };
  if (only !== undefined) return { enum: [only] };
  if (values !== undefined) return { enum: values };
  const limits = bounds(schema);
  if (Object.keys(limits).length > 0) return { type, ...limits };
  return type === 'object' ? 'dict' : (type ?? 'any');
}

const LIMITS = ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum', 'multipleOf', 'minItems', 'maxItems'];
const bounds = (schema: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => LIMITS.includes(key)));

function outputFacts([className, schema]: readonly [string, JsonObject]) {
  const outputs = Object.entries(record(schema['properties']))
    .filter(([name]) => !ATTRIBUTES.includes(name) || name === 'metadata')
    .map(([name, property]) => {
      const facts = inputFacts(name, { ...record(property), input: 'any' });
      return [name, record(property)['default'] === null ? { ...facts, default: null } : facts];
    });
  return { type: typeOf(schema), className, outputs: Object.fromEntries(outputs) };
}

function addClasses(value: unknown, schemas: JsonObject, found: Map<string, unknown>): void {
  for (const [, name = ''] of JSON.stringify(value ?? null).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    if (found.has(name)) continue;
    const schema = record(schemas[name]);
    found.set(name, classFacts(name, schema));
    addClasses(schema['properties'], schemas, found);
  }
}

function classFacts(className: string, { properties, required, enum: values }: JsonObject) {
  if (values !== undefined) return { className, enum: values };
  if (properties === undefined) return { className };
  const members = Object.entries(record(properties)).map(([name, member]) => {
    const { default: given, ...schema } = record(member);
    const fallback = given === undefined && schema['type'] === 'array' ? [] : given;
    const isRequired = [required].flat().includes(name);
    return [
      name,
      { of: short(schema), ...(isRequired ? { required: true } : fallback !== null && { default: fallback }) },
    ];
  });
  return { className, members: Object.fromEntries(members) };
}
