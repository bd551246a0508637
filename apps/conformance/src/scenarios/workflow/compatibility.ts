import { scenario } from '../../runner/scenario.js';
import { workflowDocument, workflowEdge, workflowNode } from '../../runner/workflow-document.js';

const result = workflowNode('r', 'workflow_return');
const add = workflowNode('a', 'add', { a: 1, b: 2 });
const connector = (id: string) => ({ id, type: 'connector', position: { x: 0, y: 0 }, data: { id } });

const callable = {
  'a return alone': { nodes: [result] },
  'a sum that is returned': {
    nodes: [add, workflowNode('v', 'workflow_return_value', { key: 'x', value: undefined }), result],
    edges: [workflowEdge('a.value', 'v.value'), workflowEdge('v.value', 'r.values')],
  },
  'an image that is missing': { nodes: [workflowNode('a', 'img_blur', { image: undefined }), result] },
  'an unknown input': { nodes: [workflowNode('a', 'add', { zzz: 1 }), result] },
  'nodes with two ids': { nodes: [{ ...add, id: 'other' }, result] },
  'an exposed input that does not exist': { nodes: [result], exposedFields: [{ nodeId: 'z', fieldName: 'a' }] },
  'an edge from nowhere': { nodes: [add, result], edges: [workflowEdge('z.value', 'a.a')] },
  'an edge behind connectors': {
    nodes: [add, workflowNode('b', 'add', { a: 'replaced' }), connector('c'), connector('d'), result],
    edges: [workflowEdge('a.value', 'c.in'), workflowEdge('c.out', 'd.in'), workflowEdge('d.out', 'b.a')],
  },
  'a connector without a source': {
    nodes: [add, connector('c'), result],
    edges: [workflowEdge('c.out', 'a.a')],
  },
  'boards of no kind': { nodes: [workflowNode('a', 'blank_image', { board: 'auto' }), result] },
};

const refused = {
  nothing: {},
  'no return': { nodes: [add] },
  'a return that is a note': { nodes: [{ id: 'r', type: 'notes', data: { type: 'workflow_return' } }] },
  'a value of a wrong type': { nodes: [workflowNode('a', 'add', { a: 'x' }), result] },
  'several values of a wrong type': { nodes: [workflowNode('a', 'add', { a: 'x', b: [] }), result] },
  'a batch without a destination': { nodes: [workflowNode('a', 'integer_batch', { integers: [1, 2] }), result] },
};

const broken = {
  'an output that does not exist': { edges: [workflowEdge('a.nope', 'b.a')] },
  'an input that does not exist': { edges: [workflowEdge('a.value', 'b.nope')] },
  'types that do not match': { edges: [workflowEdge('s.value', 'a.a')] },
  'a cycle': { edges: [workflowEdge('a.value', 'b.a'), workflowEdge('b.value', 'a.a')] },
};
const brokenNodes = [add, workflowNode('b', 'add', { a: 1 }), workflowNode('s', 'string', { value: 'x' }), result];

export const scenarios = [
  ...Object.entries({ ...callable, ...refused }).map(([what, changes]) =>
    scenario(`whether a workflow can be called: ${what}`, async ({ client }) => {
      const { workflows } = client.repositories;
      await workflows.get((await workflows.create(workflowDocument(changes))).workflow_id);
    }),
  ),
  ...Object.entries(broken).map(([what, changes]) =>
    scenario(`whether a workflow can be called: ${what}`, async ({ client }) => {
      const { workflows } = client.repositories;
      const document = workflowDocument({ nodes: brokenNodes, ...changes });
      await workflows.get((await workflows.create(document)).workflow_id);
    }),
  ),
];
