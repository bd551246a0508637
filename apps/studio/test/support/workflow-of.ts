import { createClient } from '@x/resources/client';

/** A node of a test workflow. */
interface TestNode {
  readonly type: string;
  /** By the name of the input. `undefined` has no value. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Labels of inputs, by their names. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A workflow that one test stores. */
export interface TestWorkflow {
  readonly name: string;
  readonly tags?: string;
  /** By their ids. */
  readonly nodes: Readonly<Record<string, TestNode>>;
  /** Elements of the form, in order: `node.input`, `# heading`, or any other text. */
  readonly form?: readonly string[];
}

/** Returns a document of the editor. */
export function workflowDocument({ name, tags = '', nodes, form = [] }: TestWorkflow) {
  return {
    ...{ name, tags, author: '', description: '', version: '', contact: '', notes: '' },
    meta: { version: '4.0.0', category: 'user' as const },
    nodes: Object.entries(nodes).map(toNode),
    edges: [],
    exposedFields: [],
    form: toForm(form, nodes),
  };
}

/** Stores a workflow in the library of a server, and returns its id. */
export async function storeWorkflow(baseUrl: string, workflow: TestWorkflow): Promise<string> {
  using client = createClient({ baseUrl });
  return (await client.repositories.workflows.create(workflowDocument(workflow))).workflow_id;
}

function toNode([id, { type, values = {}, labels = {} }]: readonly [string, TestNode]) {
  const inputs = Object.entries(values).map(([name, value]) => {
    const input = { name, label: labels[name] ?? '', description: '' };
    return [name, value === undefined ? input : { ...input, value }] as const;
  });
  return {
    ...{ id, type: 'invocation', position: { x: 0, y: 0 } },
    data: {
      ...{ id, type, version: '1.2.2', nodePack: 'invokeai', label: '', notes: '' },
      ...{ isOpen: true, isIntermediate: false, useCache: false },
      inputs: Object.fromEntries(inputs),
    },
  };
}

function toForm(lines: readonly string[], nodes: TestWorkflow['nodes']) {
  const elements = lines.map((line, index) => {
    const element = { id: `element-${index}`, parentId: 'root' };
    const [nodeId = '', fieldName = ''] = line.split('.');
    if (nodeId in nodes) {
      const data = { fieldIdentifier: { nodeId, fieldName }, showDescription: true };
      return { ...element, type: 'node-field', data };
    }
    const isHeading = line.startsWith('# ');
    return { ...element, type: isHeading ? 'heading' : 'text', data: { content: line.replace(/^# /, '') } };
  });
  const root = {
    ...{ id: 'root', type: 'container' },
    data: { layout: 'column', children: elements.map(({ id }) => id) },
  };
  return { rootElementId: 'root', elements: Object.fromEntries([root, ...elements].map((one) => [one.id, one])) };
}
