import { expect, test } from 'vitest';

import { isRecord } from '../../src/internal/arguments.js';
import { connector, invocation, workflowDocument } from '../support/workflow-document.js';
import { createWorkflowFixture } from '../support/workflow-fixture.js';

const input = (name: string, value: unknown, label = '', description = '') => ({
  [name]: { name, label, description, value },
});

const field = (id: string, parentId: string, place: string, settings?: object) => {
  const [nodeId, fieldName] = place.split('.');
  const data = { fieldIdentifier: { nodeId, fieldName }, showDescription: true, settings };
  return { id, type: 'node-field', parentId, data };
};

const container = (id: string, children: readonly string[], layout = 'column', parentId?: string) => ({
  ...{ id, type: 'container', data: { layout, children } },
  ...(parentId === undefined ? {} : { parentId }),
});

const heading = (id: string, parentId: string, content: string) => ({
  ...{ id, type: 'heading', parentId, data: { content } },
});

const form = (elements: readonly { readonly id: string }[]) => ({
  form: { rootElementId: 'root', elements: Object.fromEntries(elements.map((element) => [element.id, element])) },
});

/** Returns the schema of a node with other limits of an input. */
const limited = (schema: unknown, name: string, limits: object): object => {
  if (!isRecord(schema) || !isRecord(schema['properties'])) throw new Error('no schema of a node');
  const { properties } = schema;
  return { ...schema, properties: { ...properties, [name]: { ...(properties[name] ?? {}), ...limits } } };
};

test('inputs have labels, descriptions, limits, choices, values and a place in the form', async () => {
  const { workflows } = await createWorkflowFixture();
  const nodes = [
    invocation('noise', 'noise', {}, { inputs: { ...input('seed', 7, 'Luck', 'Any number.'), ...input('width', 64) } }),
    invocation('text', 'string', {}, { inputs: input('value', 'a', 'Style') }),
    invocation('loader', 'main_model_loader', {}, { inputs: input('model', undefined) }),
  ];
  const options = [
    { label: 'Oil', value: 'oil paint' },
    { label: '', value: 'ink' },
  ];
  const elements = [
    container('root', ['h1', 'a', 'row', 'd']),
    heading('h1', 'root', 'First'),
    field('a', 'root', 'noise.seed', { component: 'slider', min: -5, max: 100 }),
    container('row', ['h2', 'b', 'c'], 'row', 'root'),
    heading('h2', 'row', 'Second'),
    field('b', 'row', 'noise.width'),
    field('c', 'row', 'text.value', { component: 'dropdown', options }),
    field('d', 'root', 'loader.model'),
  ];
  const { inputs } = await workflows.open(workflowDocument(nodes, [], form(elements)));
  const root = { id: 'root', layout: 'column' };
  const row = { id: 'row', layout: 'row' };
  expect(inputs).toMatchObject([
    {
      ...{ key: 'Luck', label: 'Luck', description: 'Any number.', nodeId: 'noise', field: 'seed', value: 7 },
      ...{ limits: { minimum: 0, maximum: 100 }, required: false, place: { containers: [root], heading: 'First' } },
    },
    {
      ...{ key: 'Width', description: '', limits: { exclusiveMinimum: 0, multipleOf: 8 }, default: 512 },
      ...{ place: { containers: [root, row], heading: 'Second' } },
    },
    {
      key: 'Style',
      choices: [
        { value: 'oil paint', label: 'Oil' },
        { value: 'ink', label: 'ink' },
      ],
    },
    { key: 'Model', required: true, value: undefined, models: { base: ['sd-1', 'sd-2'], type: ['main'] } },
  ]);
});

test('the limits of the form hold, and its choices', async () => {
  const { workflows } = await createWorkflowFixture();
  const nodes = [invocation('noise', 'noise', { seed: 7 }), invocation('text', 'string', { value: 'ink' })];
  const elements = [
    container('root', ['a', 'b']),
    field('a', 'root', 'noise.seed', { component: 'slider', min: -5, max: 100 }),
    field('b', 'root', 'text.value', { component: 'dropdown', options: [{ label: 'Ink', value: 'ink' }] }),
  ];
  const workflow = await workflows.open(workflowDocument(nodes, [], form(elements)));
  await expect(workflow.run({ Seed: 101, Value: 'oil' })).rejects.toThrow(
    /at most 100, got 101[\s\S]*one of "ink", got "oil"/,
  );
});

test('an input that several nodes have is named by its node, and one that is connected takes no value', async () => {
  const { workflows } = await createWorkflowFixture();
  const nodes = [
    invocation('a', 'integer', { value: 1 }),
    invocation('b', 'integer', { value: 2 }),
    invocation('c', 'add', { a: 0 }),
  ];
  const exposedFields = ['a.value', 'b.value', 'c.a'].map((place) => {
    const [nodeId, fieldName] = place.split('.');
    return { nodeId, fieldName };
  });
  const { inputs } = await workflows.open(workflowDocument(nodes, ['a.value -> c.a'], { exposedFields }));
  expect(inputs.map(({ key, label, isConnected }) => [key, label, isConnected])).toEqual([
    ['a.value', 'Value', false],
    ['b.value', 'Value', false],
    ['A', 'A', true],
  ]);
});

/** A batch of what a generator makes, each saved. */
const generated = (
  type: string,
  [batch, list, output]: readonly [string, string, string],
  generator: object,
  target: object,
) =>
  workflowDocument(
    [
      invocation('generator', type, { generator }),
      invocation('batch', batch, { batch_group_id: 'None', [list]: [] }),
      target,
    ],
    [`generator.${list} -> batch.${list}`, `batch.${output} -> target.${output === 'image' ? 'image' : 'value'}`],
  );

test('a dynamic prompt is expanded by the server, when the workflow is opened and when it is run', async () => {
  const { workflows, requests } = await createWorkflowFixture();
  const generator = {
    type: 'string_generator_dynamic_prompts_combinatorial',
    input: 'a {red|blue} fox',
    maxPrompts: 10,
  };
  const target = invocation('target', 'string', { value: '' });
  const document = generated('string_generator', ['string_batch', 'strings', 'value'], generator, target);
  const workflow = await workflows.open(document);
  expect(workflow.problems).toEqual([]);
  const run = await workflow.run();
  const results = await run.batch.results();
  expect(results.map(({ results: [first] }) => first?.output)).toMatchObject([
    { value: 'a red fox' },
    { value: 'a blue fox' },
  ]);
  expect(requests.filter((request) => request.includes('dynamicprompts'))).toHaveLength(2);
});

test('the images of a board are a batch, and of an empty one the run is refused', async () => {
  const { workflows, sandbox } = await createWorkflowFixture();
  const { boards } = await sandbox.seed({ boards: [{ board_name: 'Full' }, { board_name: 'Empty' }] });
  const [full = '', empty = ''] = boards.map(({ board_id }) => board_id);
  await sandbox.seed({ images: [{ board_id: full }, { board_id: full }, { board_id: full, is_intermediate: true }] });
  const open = (board_id: string) => {
    const generator = { type: 'image_generator_images_from_board', board_id, category: 'images' };
    const target = invocation('target', 'img_blur', { radius: 1 }, { isIntermediate: false });
    return workflows.open(generated('image_generator', ['image_batch', 'images', 'image'], generator, target));
  };
  const run = await (await open(full)).run();
  expect(run.batch.jobs).toHaveLength(2);
  expect(Object.values(await run.outputs()).flat()).toHaveLength(2);
  const { problems } = await open(empty);
  expect(problems.map(({ code }) => code)).toEqual(['batch_empty']);
  await expect((await open(empty)).run()).rejects.toThrow('batch batch has no values');
});

test('a board that was emptied after the workflow was opened is noticed when it is run', async () => {
  const { workflows, sandbox, repositories, requests } = await createWorkflowFixture();
  const { boards } = await sandbox.seed({ boards: [{ board_name: 'Full' }] });
  const [board_id = ''] = boards.map((board) => board.board_id);
  const { images } = await sandbox.seed({ images: [{ board_id }] });
  const generator = { type: 'image_generator_images_from_board', board_id, category: 'images' };
  const target = invocation('target', 'img_blur', { radius: 1 }, { isIntermediate: false });
  const document = generated('image_generator', ['image_batch', 'images', 'image'], generator, target);
  const workflow = await workflows.open(document);
  expect(workflow.problems).toEqual([]);
  await repositories.images.delete(images[0]?.image_name ?? '');
  await expect(workflow.run()).rejects.toThrow('batch batch has no values');
  expect(requests.filter((request) => request.includes('enqueue_batch'))).toEqual([]);
});

test('the inputs of a workflow that is called take values, and workflows that call each other are read once', async () => {
  const { workflows, repositories, requests } = await createWorkflowFixture();
  const child = workflowDocument(
    [
      invocation('noise', 'noise', { seed: 7 }, { inputs: input('seed', 7, 'Luck') }),
      invocation('return', 'workflow_return'),
    ],
    [],
    { exposedFields: [{ nodeId: 'noise', fieldName: 'seed' }] },
  );
  const { workflow_id: id } = await repositories.workflows.create(JSON.parse(JSON.stringify(child)));
  const name = 'saved_workflow_input::noise::seed';
  const call = invocation('call', 'call_saved_workflow', { workflow_id: id });
  const itself = invocation('loop', 'call_saved_workflow', { workflow_id: 'no-such-workflow' });
  requests.length = 0;
  const workflow = await workflows.open(
    workflowDocument([call, itself], [], { exposedFields: [{ nodeId: 'call', fieldName: name }] }),
  );
  expect(requests.filter((request) => request.includes('workflows/'))).toEqual([
    `GET v1/workflows/i/${id}`,
    'GET v1/workflows/i/no-such-workflow',
  ]);
  expect(workflow.inputs).toMatchObject([{ key: 'Luck', value: 7, limits: { minimum: 0 } }]);
  await expect(workflow.run({ Luck: -1 })).rejects.toThrow('must be an integer, at least 0');
});

test('a number that a node passes on is within the limits of all inputs that take it', async () => {
  const { workflows, requests } = await createWorkflowFixture();
  const nodes = [
    invocation('size', 'integer', {}, { inputs: input('value', 16, 'Size') }),
    invocation('noise', 'noise'),
    invocation('blank', 'blank_image', {}, { isIntermediate: false }),
    connector('knot'),
  ];
  const edges = ['size.value -> knot.in', 'knot.out -> noise.width', 'size.value -> blank.width'];
  const exposedFields = [{ nodeId: 'size', fieldName: 'value' }];
  const workflow = await workflows.open(workflowDocument(nodes, edges, { exposedFields }));
  expect(workflow.inputs[0]).toMatchObject({ limits: { exclusiveMinimum: 0, multipleOf: 8 } });
  requests.length = 0;
  await expect(workflow.run({ Size: 12 })).rejects.toThrow(
    '"Size" (size.value) must be an integer, more than 0, a multiple of 8, got 12; it is passed on to noise.width',
  );
  await expect(workflow.run({ 'size.value': -8 })).rejects.toThrow('got -8');
  expect(requests).toEqual([]);
  await expect((await workflow.run({ Size: 24 })).outputs()).resolves.toBeDefined();
});

test('a number that is passed on to several inputs is a multiple of the steps of all', async () => {
  const { workflows } = await createWorkflowFixture(({ components: { schemas } }) =>
    Object.assign(schemas, {
      BlankImageInvocation: limited(schemas['BlankImageInvocation'], 'width', { multipleOf: 12 }),
    }),
  );
  const nodes = [invocation('size', 'integer'), invocation('noise', 'noise'), invocation('blank', 'blank_image')];
  const edges = ['size.value -> blank.width', 'size.value -> noise.width'];
  const workflow = await workflows.open(workflowDocument(nodes, edges));
  await expect(workflow.run({ 'size.value': 16 })).rejects.toThrow('a multiple of 24, got 16');
});

test('a text that a node passes on is as long as the inputs that take it allow', async () => {
  const { workflows, requests } = await createWorkflowFixture(({ components: { schemas } }) => {
    const join = limited(schemas['StringJoinInvocation'], 'string_left', { maxLength: 5 });
    Object.assign(schemas, { StringJoinInvocation: join });
  });
  const nodes = [
    invocation('name', 'string', {}, { inputs: input('value', 'fox', 'Name') }),
    invocation('join', 'string_join'),
    connector('knot'),
  ];
  const exposedFields = [{ nodeId: 'name', fieldName: 'value' }];
  const document = workflowDocument(nodes, ['name.value -> knot.in', 'knot.out -> join.string_left'], {
    exposedFields,
  });
  const workflow = await workflows.open(document);
  expect(workflow.inputs[0]).toMatchObject({ length: { maximum: 5 } });
  requests.length = 0;
  await expect(workflow.run({ Name: 'a long name' })).rejects.toThrow(
    '"Name" (name.value) must be a text of at most 5 characters, got 11; it is passed on to join.string_left',
  );
  expect(requests).toEqual([]);
});

test('an aborted signal ends the opening and the run with its reason', async () => {
  const { workflows } = await createWorkflowFixture();
  const document = workflowDocument([invocation('blank', 'blank_image', { width: 8 }, { isIntermediate: false })]);
  const workflow = await workflows.open(document);
  const reason = new Error('enough');
  const options = { signal: AbortSignal.abort(reason) };
  await expect(workflows.open(document, options)).rejects.toBe(reason);
  await expect(workflow.run({}, options)).rejects.toBe(reason);
});

test.each([
  ['runs', { runs: 0 }, 'runs: must be a positive integer, got 0'],
  ['runs', { runs: '2' }, 'runs: must be a positive integer, got "2"'],
  ['board', { board: 5 }, 'board: must be the id or name of a board, or a `Board`, got 5'],
  ['signal', { signal: 5 }, 'signal: must be an AbortSignal'],
])('the option %s of %j is refused before any request', async (_, options, message) => {
  const { workflows, requests } = await createWorkflowFixture();
  const workflow = await workflows.open(workflowDocument([invocation('blank', 'blank_image')]));
  requests.length = 0;
  await expect(workflow.run({}, options as never)).rejects.toThrow(message);
  await expect(workflow.run(5 as never)).rejects.toThrow('values: must be an object, got 5');
  expect(requests).toEqual([]);
});

test('a board of the options that is not there is refused, with the one that may be meant', async () => {
  const { workflows, sandbox } = await createWorkflowFixture();
  await sandbox.seed({ boards: [{ board_name: 'Foxes' }] });
  const workflow = await workflows.open(
    workflowDocument([invocation('blank', 'blank_image', {}, { isIntermediate: false })]),
  );
  await expect(workflow.run({}, { board: 'Foxs' })).rejects.toThrow(
    'the option board must be the id or name of a board, got "Foxs"; did you mean "Foxes"?',
  );
});
