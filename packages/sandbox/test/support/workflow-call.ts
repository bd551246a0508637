import type { Sandbox } from '../../src/sandbox.js';
import { bodyOf } from './request.js';

type Part = Readonly<Record<string, unknown>>;

/** Returns a node of a workflow. */
export const workflowNode = (id: string, type: string, inputs: Part = {}): Part => ({
  id,
  type: 'invocation',
  data: { id, type, inputs: Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, { value }])) },
});

/** Returns an edge of a workflow spelled `a.value b.collection`. */
function workflowEdge(text: string): Part {
  const [source, sourceHandle, target, targetHandle] = text.split(/[. ]/);
  return { id: text, type: 'default', source, sourceHandle, target, targetHandle };
}

/** Returns a workflow. */
export const workflowOf = (nodes: readonly Part[], edges: readonly string[] = [], changes: Part = {}): Part => ({
  ...{ name: 'A', author: '', description: '', version: '', contact: '', tags: '', notes: '' },
  exposedFields: [],
  meta: { version: '4.0.0', category: 'user' },
  nodes,
  edges: edges.map(workflowEdge),
  ...changes,
});

const result = [workflowNode('v', 'workflow_return_value', { key: 'sum' }), workflowNode('r', 'workflow_return')];

/** Returns a workflow that returns the value of its node `a` under the key `sum`. */
export const returning = (a: Part, more: readonly Part[] = [], edges: readonly string[] = []): Part =>
  workflowOf([a, ...result, ...more], ['a.value v.value', 'v.value r.values', ...edges]);

/** Saves a workflow and returns its id. */
export async function saveWorkflow(sandbox: Sandbox, workflow: Part): Promise<string> {
  const { workflow_id } = (await bodyOf(sandbox, 'POST /api/v1/workflows/', { json: { workflow } })) as {
    workflow_id: string;
  };
  return workflow_id;
}
