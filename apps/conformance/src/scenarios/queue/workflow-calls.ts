import assert from 'node:assert/strict';

import { queueScenario } from '../../runner/queue-scenario.js';
import {
  addition,
  call,
  inputOf,
  returning,
  runCalls,
  saveWorkflow,
  workflowReturn,
} from '../../runner/workflow-call.js';
import { workflowDocument, workflowEdge, workflowNode } from '../../runner/workflow-document.js';

const value = { key: 'sum', value: undefined };
const exposed = (...names: string[]) => ({ exposedFields: names.map((fieldName) => ({ nodeId: 'a', fieldName })) });

export const scenarios = [
  queueScenario('a saved workflow is called, and what it returns is used', async (context) => {
    const nodes = {
      c: call(await saveWorkflow(context, addition)),
      g: { type: 'workflow_return_get', key: 'sum' },
      n: { type: 'add', b: 10 },
    };
    const item = await runCalls(context, nodes, ['c.values g.values', 'g.value n.a']);
    assert.equal(item?.status, 'completed');
  }),
  queueScenario('a call that is the last node completes its item', async (context) => {
    const item = await runCalls(context, { c: call(await saveWorkflow(context, addition)) });
    assert.equal(item?.status, 'completed');
  }),
  queueScenario('a called workflow takes literal and connected inputs', async (context) => {
    const id = await saveWorkflow(context, { ...addition, ...exposed('a', 'b') });
    const nodes = { i: { type: 'integer', value: 20 }, c: call(id, { [inputOf('b')]: 5, [inputOf('a')]: 1 }) };
    const item = await runCalls(context, nodes, [`i.value c.${inputOf('a')}`]);
    assert.equal(item?.status, 'completed');
  }),
  queueScenario('the form of a called workflow decides which inputs it takes', async (context) => {
    const field = { nodeId: 'a', fieldName: 'b' };
    const form = {
      rootElementId: 'root',
      elements: {
        root: { id: 'root', type: 'container', data: { layout: 'column', children: ['field'] } },
        field: { id: 'field', type: 'node-field', data: { fieldIdentifier: field, showDescription: false } },
      },
    };
    const id = await saveWorkflow(context, { ...addition, ...exposed('a'), form });
    const completed = await runCalls(context, { c: call(id, { [inputOf('b')]: '40' }) });
    assert.equal(completed?.status, 'completed');
    const failed = await runCalls(context, { c: call(id, { [inputOf('a')]: 4 }) });
    assert.equal(failed?.status, 'failed');
  }),
  queueScenario('a workflow calls another one', async (context) => {
    const inner = await saveWorkflow(context, addition);
    const nodes = [workflowNode('c', 'call_saved_workflow', { workflow_id: inner }), workflowReturn];
    const outer = await saveWorkflow(context, workflowDocument({ nodes }));
    const item = await runCalls(context, { c: call(outer), n: { type: 'sub', a: 1, b: 2 } });
    assert.equal(item?.status, 'completed');
  }),
  queueScenario('a workflow is called once for each item of a collection', async (context) => {
    const id = await saveWorkflow(context, { ...addition, ...exposed('a') });
    const nodes = {
      l: { type: 'range', start: 0, stop: 2 },
      i: { type: 'iterate' },
      n: { type: 'add', b: 1 },
      c: call(id),
      g: { type: 'workflow_return_get', key: 'sum' },
      o: { type: 'collect' },
    };
    const edges = [
      'l.collection i.collection',
      'i.item n.a',
      `n.value c.${inputOf('a')}`,
      'c.values g.values',
      'g.value o.item',
    ];
    const item = await runCalls(context, nodes, edges);
    assert.equal(item?.status, 'completed');
  }),
  queueScenario('a called workflow returns several values', async (context) => {
    const document = workflowDocument({
      nodes: [
        workflowNode('one', 'workflow_return_value', { key: ' one ', value: { any: [1, 'thing'] } }),
        workflowNode('two', 'workflow_return_value', { key: 'two', value: 2 }),
        workflowNode('first', 'collect'),
        workflowNode('all', 'collect'),
        workflowReturn,
      ],
      edges: [
        workflowEdge('one.value', 'first.item'),
        workflowEdge('first.collection', 'all.collection'),
        workflowEdge('two.value', 'all.item'),
        workflowEdge('all.collection', 'r.values'),
      ],
    });
    const item = await runCalls(context, { c: call(await saveWorkflow(context, document)) });
    assert.equal(item?.status, 'completed');
  }),
  queueScenario('a called workflow with a batch runs once for each item of the batch', async (context) => {
    const document = returning(workflowNode('a', 'add', { a: 0, b: 2 }));
    const id = await saveWorkflow(context, {
      ...document,
      nodes: [...document.nodes, workflowNode('n', 'integer_batch', { integers: [10, 20, 30] })],
      edges: [...document.edges, workflowEdge('n.integers', 'a.a')],
    });
    const nodes = { c: call(id), g: { type: 'workflow_return_get', key: 'sum' } };
    const item = await runCalls(context, nodes, ['c.values g.values']);
    assert.equal(item?.status, 'completed');
  }),
  queueScenario('batches of a called workflow are combined by their groups', async (context) => {
    const document = workflowDocument({
      nodes: [
        workflowNode('a', 'string_join_three'),
        workflowNode('v', 'workflow_return_value', value),
        workflowReturn,
        workflowNode('x', 'string_batch', { strings: ['1', '2'], batch_group_id: 'Group 1' }),
        workflowNode('y', 'string_batch', { strings: ['a', 'b'], batch_group_id: 'Group 1' }),
        workflowNode('z', 'string_batch', { batch_group_id: 'None' }),
        workflowNode('g', 'string_generator', {
          generator: { type: 'string_generator_parse_string', input: '!,?', splitOn: ',' },
        }),
      ],
      edges: [
        workflowEdge('a.value', 'v.value'),
        workflowEdge('v.value', 'r.values'),
        workflowEdge('x.strings', 'a.string_left'),
        workflowEdge('y.strings', 'a.string_middle'),
        workflowEdge('g.strings', 'z.strings'),
        workflowEdge('z.strings', 'a.string_right'),
      ],
    });
    const item = await runCalls(context, { c: call(await saveWorkflow(context, document)) });
    assert.equal(item?.status, 'completed');
  }),
  queueScenario('images of a called workflow belong to its item', async (context) => {
    const document = workflowDocument({
      nodes: [
        { ...workflowNode('a', 'blank_image', { width: 16, height: 8 }) },
        workflowNode('v', 'workflow_return_value', { key: 'picture', value: undefined }),
        workflowReturn,
      ],
      edges: [workflowEdge('a.image', 'v.value'), workflowEdge('v.value', 'r.values')],
    });
    const nodes = {
      c: call(await saveWorkflow(context, document)),
      g: { type: 'workflow_return_get', key: 'picture' },
      s: { type: 'img_scale', scale_factor: 2 },
    };
    const item = await runCalls(context, nodes, ['c.values g.values', 'g.value s.image']);
    assert.equal(item?.status, 'completed');
    const { images } = context.client.repositories;
    const { image_names } = await images.names({ image_origin: 'internal', order_dir: 'ASC' });
    for (const name of image_names) {
      await images.get(name);
      await images.workflow(name);
      await images.full(name);
    }
  }),
];
