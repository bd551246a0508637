import { type JsonObject, record } from '../record.js';
import { classFacts, nodeFacts, outputFacts, outputName, typeOf } from './declared-facts.js';

/** The texts of three files of the sandbox, by name. */
export type DeclaredTexts = Readonly<Record<'nodes' | 'outputs' | 'classes', string>>;

/** Returns what an OpenAPI document declares of the node types that the sandbox does not run. `own` are those that it runs. */
export function declaredNodes(document: JsonObject, own: ReadonlySet<string>): DeclaredTexts {
  const schemas = record(record(document['components'])['schemas']);
  const nodes = Object.entries(schemas)
    .map(([className, schema]): JsonObject => ({ ...record(schema), className }))
    .filter((schema) => schema['class'] === 'invocation' && !own.has(typeOf(schema)))
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

function addClasses(value: unknown, schemas: JsonObject, found: Map<string, unknown>): void {
  for (const [, name = ''] of JSON.stringify(value ?? null).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    if (found.has(name)) continue;
    const schema = record(schemas[name]);
    found.set(name, classFacts(name, schema));
    addClasses(schema['properties'], schemas, found);
  }
}
