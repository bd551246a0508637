import assert from 'node:assert/strict';
import type { WorkflowInput } from '@x/models/workflow';

import { ValidationError } from '@x/transport/errors';

import { graph } from '../../runner/graph.js';
import { queueScenario } from '../../runner/queue-scenario.js';
import {
  addition,
  call,
  inputOf,
  readItems,
  returning,
  runCalls,
  saveWorkflow,
  workflowReturn,
} from '../../runner/workflow-call.js';
import { workflowDocument, workflowEdge, workflowNode } from '../../runner/workflow-document.js';

const failing = returning(workflowNode('a', 'div', { a: 1, b: 0 }));
const inputs = (field: string, value: unknown) => ({ [inputOf(field)]: value });
const exposed = (fieldName: string, nodeId = 'a') => ({ exposedFields: [{ nodeId, fieldName }] });
const batch = (node: ReturnType<typeof workflowNode>, ...edges: ReturnType<typeof workflowEdge>[]): WorkflowInput => ({
  ...addition,
  nodes: [...addition.nodes, node],
  edges: [...addition.edges, ...edges],
});
const toA = workflowEdge('n.integers', 'a.a');

/** Documents that cannot be called, and inputs for them. */
const refused: Readonly<Record<string, readonly [WorkflowInput, object?]>> = {
  'no return': [workflowDocument({ nodes: [workflowNode('a', 'add')] })],
  'an input that is not exposed': [addition, inputs('a', 1)],
  'an input without a name of a field': [addition, { 'saved_workflow_input::a': 1 }],
  'an input of another kind': [addition, { a: 1 }],
  'an exposed input of a node that is missing': [
    { ...addition, ...exposed('a', 'gone') },
    { 'saved_workflow_input::gone::a': 1 },
  ],
  'an exposed input that is missing': [{ ...addition, ...exposed('zzz') }, inputs('zzz', 1)],
  'an input of a wrong type': [{ ...addition, ...exposed('a') }, inputs('a', 'x')],
  'an unknown node': [workflowDocument({ nodes: [workflowNode('u', 'no_such_node'), workflowReturn] })],
  'an edge that does not fit': [
    workflowDocument({
      nodes: [workflowNode('s', 'string'), workflowNode('a', 'add'), workflowReturn],
      edges: [workflowEdge('s.value', 'a.a')],
    }),
  ],
  'a batch without a destination': [batch(workflowNode('n', 'integer_batch', { integers: [1] }))],
  'an empty batch': [batch(workflowNode('n', 'integer_batch', { integers: [] }), toA)],
  'a batch without values': [batch(workflowNode('n', 'integer_batch'), toA)],
  'a batch of a group that does not exist': [
    batch(workflowNode('n', 'integer_batch', { integers: [1], batch_group_id: 'Group 9' }), toA),
  ],
  'a batch whose values are computed': [
    {
      ...batch(workflowNode('n', 'integer_batch'), toA, workflowEdge('l.collection', 'n.integers')),
      nodes: [...batch(workflowNode('n', 'integer_batch')).nodes, workflowNode('l', 'range')],
    },
  ],
  'batches of one group with several lengths': [
    {
      ...batch(workflowNode('n', 'integer_batch', { integers: [1], batch_group_id: 'Group 1' })),
      nodes: [
        ...addition.nodes,
        workflowNode('n', 'integer_batch', { integers: [1], batch_group_id: 'Group 1' }),
        workflowNode('m', 'integer_batch', { integers: [1, 2], batch_group_id: 'Group 1' }),
      ],
      edges: [...addition.edges, toA, workflowEdge('m.integers', 'a.b')],
    },
  ],
  'a generator alone': [
    workflowDocument({
      nodes: [workflowNode('g', 'integer_generator', { generator: {} }), workflowReturn],
    }),
  ],
  'more items than the queue can hold': [
    batch(workflowNode('n', 'integer_batch'), toA, workflowEdge('g.integers', 'n.integers')),
  ],
};

export const scenarios = [
  queueScenario('no workflow, and one that does not exist, cannot be called', async (context) => {
    assert.equal((await runCalls(context, { c: call('') }))?.status, 'failed');
    assert.equal((await runCalls(context, { c: call('nowhere') }))?.status, 'failed');
  }),
  ...Object.entries(refused).map(([what, [document, given]]) =>
    queueScenario(`a workflow cannot be called: ${what}`, async (context) => {
      const item = await runCalls(context, { c: call(await saveWorkflow(context, document), given) });
      assert.equal(item?.status, 'failed');
    }),
  ),
  queueScenario('a call fails when the called workflow does', async (context) => {
    const item = await runCalls(context, { c: call(await saveWorkflow(context, failing)), n: { type: 'add' } });
    assert.equal(item?.status, 'failed');
  }),
  queueScenario('a failure ends all calls above it', async (context) => {
    const inner = await saveWorkflow(context, failing);
    const nodes = [workflowNode('c', 'call_saved_workflow', { workflow_id: inner }), workflowReturn];
    const outer = await saveWorkflow(context, workflowDocument({ nodes }));
    assert.equal((await runCalls(context, { c: call(outer) }))?.status, 'failed');
  }),
  queueScenario('a failure cancels the other items of a called batch', async (context) => {
    const node = workflowNode('n', 'integer_batch', { integers: [1, 0, 2] });
    const edges = [...failing.edges, workflowEdge('n.integers', 'a.b')];
    const id = await saveWorkflow(context, { ...failing, nodes: [...failing.nodes, node], edges });
    assert.equal((await runCalls(context, { c: call(id) }))?.status, 'failed');
  }),
  queueScenario('a workflow that calls itself fails at the fifth call', async (context) => {
    const { workflows } = context.client.repositories;
    const id = await saveWorkflow(context, addition);
    const nodes = [workflowNode('c', 'call_saved_workflow', { workflow_id: id }), workflowReturn];
    await workflows.update(id, workflowDocument({ nodes }));
    assert.equal((await runCalls(context, { c: call(id) }))?.status, 'failed');
  }),
  queueScenario('lists and their items cannot be connected to the inputs of a called workflow', async (context) => {
    const nodes = {
      l: { type: 'range', start: 0, stop: 2 },
      i: { type: 'iterate' },
      n: { type: 'integer' },
      o: { type: 'collect' },
      c: call('some workflow'),
    };
    const { l, i, n, o, c } = nodes;
    const input = `c.${inputOf('a')}`;
    const graphs = [
      graph({ l, i, c }, ['l.collection i.collection', `i.item ${input}`]),
      graph({ n, o, c }, ['n.value o.item', `o.collection ${input}`]),
      graph({ n, c }, [`n.value c.saved_workflow_input`]),
    ];
    for (const refused of graphs) await assert.rejects(context.enqueue({ graph: refused }), ValidationError);
    await context.enqueue({ graph: graph({ l, c }, [`l.collection ${input}`]) });
  }),
  queueScenario('returned values need keys, each another one', async (context) => {
    const named = (one: string, two: string) => ({
      one: { type: 'workflow_return_value', key: one, value: 1 },
      two: { type: 'workflow_return_value', key: two, value: 2 },
      // The order of two items of one collector is random.
      first: { type: 'collect' },
      all: { type: 'collect' },
      r: { type: 'workflow_return' },
    });
    const edges = [
      ...['one.value first.item', 'first.collection all.collection', 'two.value all.item'],
      'all.collection r.values',
    ];
    for (const nodes of [named('a', 'b'), named('a', ' a '), named(' ', 'b')]) {
      await context.run(graph(nodes, edges));
    }
    await context.run(graph({ r: { type: 'workflow_return' } }));
    await context.run(graph({ g: { type: 'workflow_return_get', key: 'a' } }));
    await context.run(graph({ g: { type: 'workflow_return_get' } }));
    await context.run(
      graph({ one: { type: 'workflow_return_value', key: 'a' }, r: { type: 'workflow_return' } }, [
        'one.value r.values',
      ]),
    );
    const number = graph({ i: { type: 'integer' }, g: { type: 'workflow_return_get' } }, ['i.value g.values']);
    assert.equal((await context.run(number)).status, 'failed');
    await readItems(context);
  }),
];
