import type { WorkflowDocument } from '../workflow-store.js';

/** A node and its inputs: a value, or `undefined` for one that is connected or left to the user. */
interface NodeInput {
  readonly type: string;
  readonly version: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly label?: string;
  /** Whether what it makes is kept. */
  readonly isResult?: boolean;
}

interface DocumentInput {
  readonly name: string;
  readonly description: string;
  readonly tags: string;
  readonly nodes: Readonly<Record<string, NodeInput>>;
  /** From output to input, as `node.field`. */
  readonly edges: readonly (readonly [source: string, target: string])[];
  /** The inputs of the form, as `node.field`. */
  readonly form: readonly string[];
}

/** Returns a document as the editor writes it. */
export function createDocument({ name, description, tags, nodes, edges, form }: DocumentInput): WorkflowDocument {
  return {
    name,
    author: 'Sandbox',
    description,
    version: '1.0.0',
    contact: '',
    tags,
    notes: '',
    exposedFields: [],
    meta: { version: '4.0.0', category: 'default' },
    nodes: Object.entries(nodes).map(([id, node], index) => toNode(id, node, index)),
    edges: edges.map(([source, target]) => toEdge(split(source), split(target))),
    form: toForm(form.map(split)),
  };
}

const split = (place: string): readonly [id: string, field: string] => {
  const [id = '', field = ''] = place.split('.');
  return [id, field];
};

const toNode = (id: string, { type, version, inputs, label = '', isResult = false }: NodeInput, index: number) => ({
  id,
  type: 'invocation',
  position: { x: 400 * index, y: 0 },
  data: {
    id,
    type,
    version,
    nodePack: 'invokeai',
    label,
    notes: '',
    isOpen: true,
    isIntermediate: !isResult,
    useCache: true,
    inputs: Object.fromEntries(Object.entries(inputs).map(([field, value]) => [field, toInput(field, value)])),
  },
});

const toInput = (name: string, value: unknown) => ({
  name,
  label: '',
  description: '',
  ...(value !== undefined && { value }),
});

const toEdge = ([source, sourceHandle]: readonly string[], [target, targetHandle]: readonly string[]) => ({
  id: `edge-${source}-${sourceHandle}-${target}-${targetHandle}`,
  type: 'default',
  source,
  target,
  sourceHandle,
  targetHandle,
});

/** Returns a form with one field below the other. */
function toForm(fields: readonly (readonly [nodeId: string, fieldName: string])[]) {
  const rootElementId = 'root';
  const elements = fields.map(([nodeId, fieldName]) => ({
    id: `field-${nodeId}-${fieldName}`,
    type: 'node-field',
    parentId: rootElementId,
    data: { fieldIdentifier: { nodeId, fieldName }, showDescription: false },
  }));
  const data = { layout: 'column', children: elements.map(({ id }) => id) };
  const root = { id: rootElementId, type: 'container', data };
  return { rootElementId, elements: Object.fromEntries([root, ...elements].map((element) => [element.id, element])) };
}
