import { expect, test } from 'vitest';

import { IntermediateOutputsError, WorkflowRefusedError, WorkflowValuesError } from '../../src/errors.js';
import { invocation, workflowDocument } from '../support/workflow-document.js';
import { createWorkflowFixture } from '../support/workflow-fixture.js';

const labelled = (value: unknown, label: string, name: string) => ({
  [name]: { name, label, description: '', value },
});

/** Makes a picture, resizes it and saves it. */
const picture = workflowDocument(
  [
    invocation(
      'blank',
      'blank_image',
      { height: 32 },
      {
        inputs: {
          ...labelled(64, 'Width of it', 'width'),
          ...labelled(32, '', 'height'),
          ...labelled('RGB', 'Mode', 'mode'),
        },
      },
    ),
    invocation('save', 'save_image', { board: 'auto' }, { isIntermediate: false, useCache: false, label: 'Picture' }),
  ],
  ['blank.image -> save.image'],
  {
    exposedFields: [
      { nodeId: 'blank', fieldName: 'width' },
      { nodeId: 'blank', fieldName: 'height' },
      { nodeId: 'blank', fieldName: 'mode' },
      { nodeId: 'save', fieldName: 'board' },
    ],
  },
);

test('a workflow is a function: values by label give images by label', async () => {
  const { workflows, repositories } = await createWorkflowFixture();
  const workflow = await workflows.open(picture);
  expect(workflow.inputs.map(({ key, value }) => [key, value])).toEqual([
    ['Width of it', 64],
    ['Height', 32],
    ['Mode', 'RGB'],
    ['Board', 'auto'],
  ]);
  const board = await repositories.boards.create({ board_name: 'Foxes' });
  const run = await workflow.run({ 'Width of it': 48, 'blank.height': 24, Mode: 'RGBA' }, { board: 'Foxes' });
  const { Picture: [name = ''] = [], ...others } = await run.outputs();
  expect(others).toEqual({});
  expect(await repositories.images.get(name)).toMatchObject({ width: 48, height: 24, board_id: board.board_id });
  const embedded = JSON.parse((await repositories.images.workflow(name)).workflow ?? '');
  expect(embedded.nodes[0].data.inputs.width).toEqual({
    name: 'width',
    label: 'Width of it',
    description: '',
    value: 48,
  });
});

test('the document stays as it was, and runs again with its own values', async () => {
  const { workflows, repositories } = await createWorkflowFixture();
  const workflow = await workflows.open(picture);
  await (await workflow.run({ 'Width of it': 16 })).outputs();
  const { Picture: names = [] } = await (await workflow.run({}, { runs: 2 })).outputs();
  expect(new Set(names).size).toBe(2);
  expect((await repositories.images.getMany(names)).map(({ width }) => width)).toEqual([64, 64]);
});

test('a workflow whose images are all intermediate is not run, unless that is wanted', async () => {
  const { workflows, requests } = await createWorkflowFixture();
  const workflow = await workflows.open(workflowDocument([invocation('blank', 'blank_image', { width: 8 })]));
  requests.length = 0;
  await expect(workflow.run()).rejects.toThrow(IntermediateOutputsError);
  expect(requests).toEqual([]);
  const outputs = await (await workflow.run({}, { allowIntermediate: true })).outputs();
  expect(Object.values(outputs).flat()).toHaveLength(1);
});

test('what the editor would refuse is refused before any request, with the label', async () => {
  const { workflows, requests } = await createWorkflowFixture();
  const document = workflowDocument([invocation('blur', 'img_blur', { image: undefined }, { isIntermediate: false })]);
  const workflow = await workflows.open(document);
  requests.length = 0;
  await expect(workflow.run()).rejects.toThrow('"Image": blur.image needs a value or an edge');
  await expect(workflow.run()).rejects.toThrow(WorkflowRefusedError);
  expect(requests).toEqual([]);
});

test('all wrong values are named at once, and nothing is requested', async () => {
  const { workflows, requests } = await createWorkflowFixture();
  const workflow = await workflows.open(picture);
  requests.length = 0;
  const error = await workflow.run({ 'Width of it': 1.5, Mode: 'rgb', Hight: 3 }).catch((refusal: unknown) => refusal);
  expect(error).toBeInstanceOf(WorkflowValuesError);
  expect(String(error)).toBe(
    [
      'InputError: values: 3 are refused:',
      '- "Width of it" (blank.width) must be an integer, got 1.5',
      '- "Mode" (blank.mode) must be one of "RGB", "RGBA", got "rgb"; did you mean "RGB"?',
      '- "Hight" is no input of the workflow; did you mean "Height"?',
    ].join('\n'),
  );
  expect(requests).toEqual([]);
});

test('a file is uploaded and an image that is not there is refused before that', async () => {
  const { workflows, repositories, requests } = await createWorkflowFixture();
  const nodes = ['a', 'b'].map((id) => invocation(id, 'img_blur', { image: undefined }, { isIntermediate: false }));
  const workflow = await workflows.open(workflowDocument(nodes));
  const source = await (await workflows.open(picture)).run();
  const { Picture: [name = ''] = [] } = await source.outputs();
  const file = await repositories.images.full(name);
  requests.length = 0;
  await expect(workflow.run({ 'a.image': file, 'b.image': 'gone.png' })).rejects.toThrow(
    'values: b.image ("Image") must be the name of an image of the server, got "gone.png": there is none',
  );
  expect(requests).toEqual(['POST v1/images/images_by_names']);
  const run = await workflow.run({ 'a.image': file, 'b.image': name });
  expect(run.uploaded).toMatchObject([{ image_category: 'user', is_intermediate: false }]);
  expect(Object.keys(await run.outputs())).toEqual(['a', 'b']);
});

test('a file is uploaded once for all its inputs, and not at all when the workflow is refused', async () => {
  const { workflows, repositories, requests } = await createWorkflowFixture();
  const nodes = ['a', 'b'].map((id) => invocation(id, 'img_blur', { image: undefined }, { isIntermediate: false }));
  const workflow = await workflows.open(workflowDocument(nodes));
  const { Picture: [name = ''] = [] } = await (await (await workflows.open(picture)).run()).outputs();
  const file = await repositories.images.full(name);
  const uploads = () => requests.filter((request) => request.endsWith('images/upload')).length;
  await expect(workflow.run({ 'a.image': file })).rejects.toThrow('b.image needs a value');
  expect(uploads()).toBe(0);
  const run = await workflow.run({ 'a.image': file, 'b.image': file });
  expect([uploads(), run.uploaded.length]).toEqual([1, 1]);
});

test('a workflow that calls another one is run although its own images are intermediate', async () => {
  const { workflows, repositories } = await createWorkflowFixture();
  const child = workflowDocument([invocation('noise', 'noise', { seed: 7 }), invocation('r', 'workflow_return')], [], {
    exposedFields: [{ nodeId: 'noise', fieldName: 'seed' }],
  });
  const { workflow_id } = await repositories.workflows.create(JSON.parse(JSON.stringify(child)));
  const nodes = [invocation('call', 'call_saved_workflow', { workflow_id }), invocation('blank', 'blank_image')];
  const exposedFields = [{ nodeId: 'call', fieldName: 'saved_workflow_input::noise::seed' }];
  const workflow = await workflows.open(workflowDocument(nodes, [], { exposedFields }));
  const { document } = await workflow.run({ Seed: 11 });
  const again = await workflows.open(JSON.stringify(document));
  expect(again.inputs.map(({ key, value }) => [key, value])).toEqual([['Seed', 11]]);
});

test('a workflow that is prepended is put before all others on the queue', async () => {
  const { workflows, repositories } = await createWorkflowFixture();
  await repositories.queue.pause();
  const workflow = await workflows.open(picture);
  const later = await workflow.run();
  const first = await workflow.run({}, { prepend: true });
  const priorities = await Promise.all(
    [later, first].map(async ({ batch }) => (await repositories.queueItems.get(batch.jobs[0]?.id ?? 0)).priority),
  );
  expect(priorities).toEqual([0, 1]);
  await repositories.queue.resume();
  await Promise.all([later.outputs(), first.outputs()]);
});

test('what a workflow that is called has saved is read from its items, at any depth', async () => {
  const { workflows, repositories } = await createWorkflowFixture();
  const store = async (nodes: readonly object[]): Promise<string> => {
    const document = workflowDocument([...nodes, invocation('return', 'workflow_return')]);
    return (await repositories.workflows.create(JSON.parse(JSON.stringify(document)))).workflow_id;
  };
  const blank = (id: string, width: number, isIntermediate = false) =>
    invocation(id, 'blank_image', { width, height: 8 }, { isIntermediate });
  const inner = await store([blank('inner', 8)]);
  const outer = await store([
    blank('kept', 16),
    blank('hidden', 24, true),
    invocation('c', 'call_saved_workflow', { workflow_id: inner }),
  ]);
  const call = invocation('call', 'call_saved_workflow', { workflow_id: outer });
  const run = await (await workflows.open(workflowDocument([call, blank('own', 32)]))).run();
  const names = await run.calledOutputs();
  expect(Object.keys(names)).toEqual(['call']);
  const images = await repositories.images.getMany(names['call'] ?? []);
  expect(images.map(({ width }) => width).toSorted((a, b) => a - b)).toEqual([8, 16]);
  expect(Object.values(await run.outputs()).flat()).toHaveLength(1);
  const plain = await (await workflows.open(workflowDocument([blank('own', 32)]))).run();
  expect(await plain.calledOutputs()).toEqual({});
});

test('what cannot be sent is refused with its label, before a file is uploaded', async () => {
  const { workflows, requests } = await createWorkflowFixture();
  const nodes = [
    invocation('blur', 'img_blur', { image: undefined }, { isIntermediate: false }),
    invocation('text', 'string', { value: 'a fox' }),
    invocation('texts', 'string_collection', { collection: [] }),
    invocation('either', 'if', { condition: true }),
  ];
  const workflow = await workflows.open(workflowDocument(nodes));
  requests.length = 0;
  const texts = ['a'];
  texts[2] = 'c';
  const values = {
    ...{ 'blur.image': new Blob(['a picture']), 'text.value': 'a 🦊'.slice(0, 3), 'texts.collection': texts },
    ...{ 'either.true_input': Number.NaN, 'either.false_input': { list: [() => 1] } },
  };
  const half = 'must be well-formed text, has half of a surrogate pair (a cut emoji?) at index 2';
  const messages = [
    `text.value ("Value") cannot be sent: value: ${half}`,
    'texts.collection ("Collection") item 1 must be a text, got undefined',
    'either.true_input ("True Input") cannot be sent: value: must be a finite number, got NaN',
    'either.false_input ("False Input") cannot be sent: value.list.0: must be a JSON value, got a function',
  ];
  expect(workflow.check(values).values.map(({ message }) => message)).toEqual(messages);
  await expect(workflow.run(values)).rejects.toThrow(messages.join('\n- '));
  await expect(workflow.map([1], () => values).run()).rejects.toThrow(WorkflowValuesError);
  expect(requests.filter((request) => request.startsWith('POST'))).toEqual([]);
});

test('a value of a batch that an input does not take is refused before any request', async () => {
  const { workflows, requests } = await createWorkflowFixture();
  const nodes = [
    invocation('batch', 'integer_batch', { batch_group_id: 'None', integers: [64] }, { version: '1.0.0' }),
    invocation('noise', 'noise', { width: 64, height: 64, seed: 1 }),
    invocation('text', 'string', { value: '' }),
  ];
  const edges = ['batch.value -> noise.width', 'batch.value -> text.value'];
  const workflow = await workflows.open(workflowDocument(nodes, edges));
  expect(workflow.problems).toEqual([]);
  requests.length = 0;
  await expect(workflow.run({ 'batch.integers': [64, 7, 9] })).rejects.toThrow(
    'batch.integers ("Integers") item 1 must be an integer, more than 0, a multiple of 8, got 7; it is passed on to noise.width',
  );
  for (const [integers, got] of [
    [['abc'], '"abc"'],
    [[64.5], '64.5'],
    [[-8], '-8'],
  ] as const) {
    const batch = invocation('batch', 'integer_batch', { integers }, { version: '1.0.0' });
    const { problems } = await workflows.open(workflowDocument([batch, ...nodes.slice(1)], edges));
    expect(problems).toMatchObject([{ code: 'batch_value', nodeId: 'batch', field: 'integers' }]);
    expect(problems[0]?.message).toBe(
      `value 0 of batch batch is not for noise.width: it must be an integer, more than 0, a multiple of 8, got ${got}`,
    );
  }
  expect(requests.filter((request) => request.startsWith('POST'))).toEqual([]);
});
