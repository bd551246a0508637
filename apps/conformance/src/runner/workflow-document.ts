import type { WorkflowInput } from '@x/models/workflow';

type Part = Readonly<Record<string, unknown>>;

/** Returns a document of the editor, empty apart from `changes`. */
export const workflowDocument = (changes: Partial<WorkflowInput> = {}): WorkflowInput => ({
  name: 'A workflow',
  author: '',
  description: '',
  version: '',
  contact: '',
  tags: '',
  notes: '',
  exposedFields: [],
  meta: { version: '4.0.0', category: 'user' },
  nodes: [],
  edges: [],
  ...changes,
});

/** Returns a node of the editor. An input of `undefined` has no value. */
export const workflowNode = (id: string, type: string, inputs: Part = {}): Part => ({
  id,
  type: 'invocation',
  position: { x: 0, y: 0 },
  data: {
    id,
    type,
    version: '1.0.0',
    nodePack: 'invokeai',
    label: '',
    notes: '',
    isOpen: true,
    isIntermediate: true,
    useCache: true,
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [name, { name, label: '', ...(value !== undefined && { value }) }]),
    ),
  },
});

/** Returns an edge from `node.field` to `node.field`. */
export function workflowEdge(from: string, to: string): Part {
  const [source, sourceHandle] = from.split('.');
  const [target, targetHandle] = to.split('.');
  return { id: `${from}-${to}`, type: 'default', source, target, sourceHandle, targetHandle };
}
