/** A part of a document. */
export type Fields = Readonly<Record<string, unknown>>;

/** The versions of the node types in the cases, as InvokeAI 6.14.2 has them: nodes at these are not updated. */
export const VERSIONS: Readonly<Record<string, string>> = {
  add: '1.0.1',
  blank_image: '1.2.2',
  boolean: '1.0.1',
  boolean_collection: '1.0.2',
  call_saved_workflow: '1.0.0',
  collect: '1.1.0',
  color: '1.0.1',
  controlnet: '1.1.3',
  core_metadata: '2.2.0',
  float: '1.0.1',
  float_batch: '1.0.0',
  float_collection: '1.0.2',
  float_generator: '1.0.0',
  flux_kontext_image_prep: '1.0.0',
  if: '1.0.0',
  image: '1.0.2',
  image_batch: '1.0.0',
  image_collection: '1.0.2',
  image_generator: '1.0.0',
  img_blur: '1.2.2',
  img_resize: '1.2.2',
  integer: '1.0.1',
  integer_batch: '1.0.0',
  integer_collection: '1.0.2',
  integer_generator: '1.0.0',
  iterate: '1.1.0',
  lora_collection_loader: '1.1.3',
  metadata_item: '1.0.1',
  noise: '1.1.0',
  range: '1.0.0',
  save_image: '1.2.2',
  string: '1.0.1',
  string_batch: '1.0.0',
  string_collection: '1.0.2',
  string_generator: '1.0.0',
  string_join: '1.0.1',
  vae_loader: '1.0.4',
  video: '1.0.0',
  workflow_return: '1.0.0',
  workflow_return_value: '1.0.0',
};

/** Returns a node as the editor stores it, with values of its inputs; `undefined` is an input without a value. */
export const node = (id: string, type: string, values: Fields = {}, data: Fields = {}): Fields => ({
  id,
  type: 'invocation',
  position: { x: 0, y: 0 },
  data: {
    ...{ id, type, version: VERSIONS[type] ?? '1.0.0', nodePack: 'invokeai', label: '', notes: '' },
    ...{ isOpen: true, isIntermediate: true, useCache: true },
    inputs: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        { name, label: '', description: '', ...(value === undefined ? {} : { value }) },
      ]),
    ),
    ...data,
  },
});

/** Returns a junction of edges. */
export const connector = (id: string): Fields => ({
  id,
  type: 'connector',
  position: { x: 0, y: 0 },
  data: { id, type: 'connector', label: '', isOpen: true },
});

/** Returns an edge, such as `a.value -> b.a`. */
export function link(text: string): Fields {
  const [from = '', to = ''] = text.split(' -> ');
  const [source, sourceHandle] = portOf(from);
  const [target, targetHandle] = portOf(to);
  return { id: text, type: 'default', source, sourceHandle, target, targetHandle };
}

/** A document as it is in a file. Other keys are those of the schema, or none. */
export interface WorkflowFile extends Fields {
  readonly nodes: readonly Fields[];
  readonly edges: readonly Fields[];
}

/** Returns a document of schema 4.0.0 with these nodes and edges. */
export const workflow = (
  nodes: readonly Fields[],
  edges: readonly (string | Fields)[] = [],
  more: Fields = {},
): WorkflowFile => ({
  ...{ name: 'A workflow', author: '', description: '', version: '', contact: '', tags: '', notes: '' },
  ...{ exposedFields: [], meta: { version: '4.0.0', category: 'user' } },
  nodes,
  edges: edges.map((edge) => (typeof edge === 'string' ? link(edge) : edge)),
  ...more,
});

/** The name of an input may hold dots, the id of a node may not. */
const portOf = (text: string): [string, string] => [
  text.slice(0, text.indexOf('.')),
  text.slice(text.indexOf('.') + 1),
];
