import type { NodeTypes } from '../../../graph.js';
import type { WorkflowChange } from '../conversion.js';

type Fields = Readonly<Record<string, unknown>>;

/** The names of types in documents of schema 1.0.0; with `Collection` or `Polymorphic` for many, or one or many. */
const V1_TYPES =
  /^(?:(?:Boolean|Color|Conditioning|Control|Float|Image|Integer|IPAdapter|Latents|MetadataItem|String|T2IAdapter)(?:Collection|Polymorphic)|MetadataCollection|(?:Board|Clip|Color|Conditioning|Control|ControlNetModel|DenoiseMask|Image|IPAdapter|IPAdapterModel|Latents|LoRAModel|MainModel|Metadata|MetadataItem|ONNXModel|SDXLMainModel|SDXLRefinerModel|T2IAdapter|T2IAdapterModel|UNet|Vae|VaeModel)Field|Any|boolean|Collection|CollectionItem|enum|float|integer|Scheduler|string)$/;

const VERSION = /^\d+\.\d+\.\d+(?:[-+].*)?$/;

/** What a document became. */
export interface Migrated {
  readonly document: unknown;
  readonly changes: readonly WorkflowChange[];
}

/** Returns a document of any schema as one of 4.0.0, or the reason why that is impossible. */
export function migrate(document: unknown, types: NodeTypes): Migrated | string {
  if (!isFields(document)) return 'is no JSON object';
  const meta = isFields(document['meta']) ? document['meta'] : {};
  const { version } = meta;
  if (typeof version !== 'string' || !VERSION.test(version)) {
    return `meta.version must be a version such as "4.0.0", got ${JSON.stringify(version) ?? 'none'}`;
  }
  if (version === '4.0.0') return { document, changes: [] };
  if (!['1.0.0', '2.0.0', '3.0.0'].includes(version)) return `meta.version must be 1.0.0 to 4.0.0, got ${version}`;
  const changes: WorkflowChange[] = [
    { code: 'schema_migrated', message: `the document was read as schema 4.0.0, it is of schema ${version}` },
  ];
  if (version !== '1.0.0') return { document: { ...document, meta: { ...meta, version: '4.0.0' } }, changes };
  const nodes = Array.isArray(document['nodes']) ? document['nodes'] : [];
  const unknownType = nodes.map(unknownTypeOf).find((name) => name !== undefined);
  if (unknownType !== undefined) return `the type ${unknownType} is not known in schema 1.0.0`;
  return {
    document: {
      ...document,
      nodes: nodes.map((node: unknown) => migrateNode(node, types, changes)),
      meta: { ...meta, version: '4.0.0', category: 'user' },
    },
    changes,
  };
}

function unknownTypeOf(node: unknown): string | undefined {
  const data = isFields(node) && isFields(node['data']) ? node['data'] : {};
  const fields = [data['inputs'], data['outputs']].flatMap((group) => (isFields(group) ? Object.values(group) : []));
  const names = fields.flatMap((field) => (isFields(field) ? [String(field['type'])] : []));
  return names.find((name) => !V1_TYPES.test(name));
}

function migrateNode(node: unknown, { templates }: NodeTypes, changes: WorkflowChange[]): unknown {
  if (!isFields(node) || node['type'] !== 'invocation' || !isFields(node['data'])) return node;
  const { data } = node;
  const nodePack = templates.get(String(data['type']))?.node_pack ?? 'unknown';
  const inputs = isFields(data['inputs']) ? data['inputs'] : {};
  const migrated = Object.entries(inputs).map(([name, input]) => {
    if (!isFields(input) || !isFields(input['value']) || !('model_name' in input['value'])) return [name, input];
    const message = `the value of ${node['id']}.${name} was dropped: models of schema 1.0.0 have no key`;
    changes.push({ code: 'value_dropped', nodeId: String(node['id']), field: name, message });
    const { value: _, ...rest } = input;
    return [name, rest];
  });
  return {
    ...node,
    data: { ...data, nodePack, version: data['version'] || '1.0.0', inputs: Object.fromEntries(migrated) },
  };
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
