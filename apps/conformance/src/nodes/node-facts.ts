import type { NodeTemplate, ObjectType, ValueType } from '@x/models/node-template';
import { AppRepository } from '@x/repositories/app';
import { NodeCatalog, type NodeTypes } from '@x/services/graph';
import { createHttpTransport } from '@x/transport/http-transport';

/** One input of a node type. */
export interface InputFacts {
  /** The type of its values in TypeScript. */
  readonly value: string;
  /** The type of its edges, as the node editor names it. */
  readonly edge: string;
  readonly required?: true;
  /** It takes edges only. */
  readonly connection?: true;
  readonly default?: unknown;
}

/** What is committed of a node type. */
export interface NodeFacts {
  readonly type: string;
  readonly category: string;
  readonly classification: string;
  /** It has inputs that its type does not name. */
  readonly open?: true;
  readonly inputs: Readonly<Record<string, InputFacts>>;
  /** The types of its outputs, as the node editor names them. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** What is committed of the node types of a server. */
export interface CatalogFacts {
  /** The types that hold a model: of edges between a model and what uses it. */
  readonly models: readonly string[];
  readonly nodes: readonly NodeFacts[];
}

/** Returns the node types of a running server as JSON, one per line. */
export async function liveNodes(server: string): Promise<string> {
  const catalog = new NodeCatalog({ app: new AppRepository(createHttpTransport({ baseUrl: server })) });
  const { models, nodes } = catalogFacts(await catalog.types());
  const lines = nodes.map((node) => JSON.stringify(node)).join(',\n');
  return `{\n"models": ${JSON.stringify(models)},\n"nodes": [\n${lines}\n]\n}\n`;
}

/** Returns what is committed of node types. Those of node packs are left out. */
export function catalogFacts({ templates, objects }: NodeTypes): CatalogFacts {
  const own = [...templates.values()].filter(({ node_pack: pack }) => pack === 'invokeai');
  const models = [...objects.keys()].filter((name) => holdsModel({ kind: 'object', name }, objects)).sort();
  return { models, nodes: own.map(nodeFacts).sort((a, b) => (a.type < b.type ? -1 : 1)) };
}

/** Whether values of a type contain a reference to a model. */
function holdsModel(type: ValueType, objects: ReadonlyMap<string, ObjectType>, seen = new Set<string>()): boolean {
  const holds = (part: ValueType): boolean => holdsModel(part, objects, seen);
  switch (type.kind) {
    case 'object': {
      if (type.name === 'ModelIdentifierField') return true;
      if (seen.has(type.name)) return false;
      seen.add(type.name);
      return Object.values(objects.get(type.name)?.fields ?? {}).some(holds);
    }
    case 'list':
      return holds(type.item);
    case 'map':
      return holds(type.value);
    case 'union':
      return type.members.some(holds);
    default:
      return false;
  }
}

function nodeFacts({ type, category, classification, inputs, outputs, ...node }: NodeTemplate): NodeFacts {
  return {
    type,
    category,
    classification,
    ...((node.keeps_unknown || type === 'call_saved_workflow') && { open: true }),
    inputs: Object.fromEntries(
      Object.values(inputs).map(({ name, value, type: edge, required, input, default: fallback }) => [
        name,
        {
          value: valueText(value),
          edge: edge.name,
          ...(required && { required }),
          ...(input === 'connection' && { connection: true }),
          ...(fallback !== undefined && fallback !== null && { default: fallback }),
        },
      ]),
    ),
    outputs: Object.fromEntries(Object.values(outputs).map(({ name, type: edge }) => [name, edge.name])),
  };
}

/** The objects that callers write themselves; `@x/models/graph` has their types. */
const OBJECTS = ['BoardField', 'ColorField', 'ImageField', 'ModelIdentifierField', 'VideoField'];

/** Returns the type of a value in TypeScript. */
function valueText(type: ValueType): string {
  switch (type.kind) {
    case 'any':
      return 'unknown';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
    case 'null':
    case 'string':
      return type.kind;
    case 'choice':
      return type.values
        .map((value) => (typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : value))
        .join(' | ');
    case 'object':
      return OBJECTS.includes(type.name) ? type.name : 'object';
    case 'list':
      return `readonly (${valueText(type.item)})[]`.replace(/\((\w+)\)/, '$1');
    case 'map':
      return `Readonly<Record<string, ${valueText(type.value)}>>`;
    case 'union':
      return [...new Set(type.members.map(valueText))].join(' | ');
  }
}
