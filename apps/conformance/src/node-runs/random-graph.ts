import { type JsonObject, record } from '../record.js';
import type { Nodes } from '../runner/graph.js';
import type { NodeSchemas } from './node-schema.js';
import { randomValue, type ValueContext } from './random-value.js';

/** Nodes and edges, written as `node.field node.field`. */
export interface RandomGraph {
  readonly nodes: Nodes;
  readonly edges: readonly string[];
}

/** A node whose output is what inputs of a class need. */
interface Source {
  readonly node: { readonly type: string; readonly [input: string]: unknown };
  readonly output: string;
}

const METADATA = { type: 'core_metadata', seed: 5, positive_prompt: 'é', extra: '12', scheduler: 'lcm', flag: 1.5 };

const sources = (images: readonly string[]): Readonly<Record<string, Source>> => ({
  TensorField: {
    node: { type: 'image_mask_to_tensor', image: { image_name: images[4] }, cutoff: 100 },
    output: 'mask',
  },
  LatentsField: { node: { type: 'noise', width: 64, height: 48 }, output: 'noise' },
  MetadataField: { node: METADATA, output: 'metadata' },
});

const className = (schema: JsonObject): string => /schemas\/(\w+)/.exec(JSON.stringify(schema))?.[1] ?? '';

/** Returns a graph of one node with random inputs, and of the nodes that it cannot do without. */
export function randomGraph(type: string, { nodes }: NodeSchemas, context: ValueContext): RandomGraph {
  const { random, images } = context;
  const inputs: Record<string, unknown> = {};
  const before: Record<string, Source['node']> = {};
  const edges: string[] = [];
  for (const [name, property] of Object.entries(record(nodes.get(type)?.['properties']))) {
    const { field_kind: kind, input, orig_required: isRequired, ...schema } = record(property);
    if (kind === 'node_attribute' || name === 'board') continue;
    const source = sources(images)[className({ anyOf: schema['anyOf'], $ref: schema['$ref'] })];
    const isLeftOut = random.below(isRequired ? 40 : 3) === 0;
    if (isLeftOut) continue;
    if (source && !JSON.stringify(schema).includes('array')) {
      before[name] = source.node;
      edges.push(`${name}.${source.output} node.${name}`);
    } else if (input !== 'connection') inputs[name] = randomValue(isRequired ? withoutNull(schema) : schema, context);
  }
  return { nodes: { ...before, node: { type, ...inputs } }, edges };
}

/** Returns one graph that contains all others, with a number in the ids of each. */
export function joined(graphs: readonly RandomGraph[]): RandomGraph {
  const nodes = graphs.flatMap((one, index) =>
    Object.entries(one.nodes).map(([id, node]) => [`${index}-${id}`, node] as const),
  );
  const edges = graphs.flatMap((one, index) =>
    one.edges.map((edge) =>
      edge
        .split(' ')
        .map((end) => `${index}-${end}`)
        .join(' '),
    ),
  );
  return { nodes: Object.fromEntries(nodes), edges };
}

/** Inputs that are required when the node runs may be null before. */
function withoutNull(schema: JsonObject): JsonObject {
  const choices = [schema['anyOf'] ?? []].flat().filter((choice) => record(choice)['type'] !== 'null');
  return choices.length > 0 ? { ...schema, anyOf: choices } : schema;
}
