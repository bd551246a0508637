import { expect, test } from 'vitest';

import { invocation, workflowDocument } from '../support/workflow-document.js';
import { createWorkflowFixture } from '../support/workflow-fixture.js';

const painter = { key: 'elsewhere', hash: 'blake3:1', name: 'Painter', base: 'sd-1', type: 'main' };
const installed = { ...painter, key: 'here', format: 'diffusers' };
const withModel = (model: unknown, more: readonly object[] = []) =>
  workflowDocument([invocation('main', 'main_model_loader', { model }, { version: '1.0.4' }), ...more]);

async function open(document: object, models: readonly Record<string, unknown>[]) {
  const fixture = await createWorkflowFixture();
  await fixture.sandbox.seed({ models });
  return { ...fixture, workflow: await fixture.workflows.open(JSON.stringify(document)) };
}

const modelOf = ({ nodes }: { readonly nodes: readonly object[] }): unknown =>
  JSON.parse(JSON.stringify(nodes))[0].data.inputs.model.value;

test('a model with the same files is found by its hash when the workflow is opened', async () => {
  const { workflow } = await open(withModel(painter), [{ ...installed, name: 'Renamed' }]);
  expect(modelOf(workflow.document)).toEqual({ ...painter, key: 'here', name: 'Renamed' });
  expect(workflow.problems).toEqual([]);
  expect(workflow.changes.map(({ code }) => code)).toEqual(['model_rebound']);
});

test.each([
  ['its key', { ...painter, key: 'here' }, 'key', 'present', 'here'],
  ['its hash', { ...painter, name: 'Other' }, 'hash', 'rebound', 'here'],
  ['its name', { ...painter, hash: 'blake3:0' }, 'name', 'rebound', 'here'],
  [
    'its name in schema 1.0.0',
    { model_name: 'Painter', base_model: 'sd-1', model_type: 'main' },
    'name',
    'rebound',
    'here',
  ],
  ['its family', { ...painter, hash: 'blake3:0', name: 'Sculptor' }, 'family', 'rebound', 'here'],
  [
    'no model of another base',
    { ...painter, hash: 'blake3:0', base: 'sd-2', name: 'X' },
    undefined,
    'missing',
    undefined,
  ],
])('a model is bound by %s', async (...[, model, by, status, key]) => {
  const { workflow } = await open(withModel(model), [
    installed,
    { ...installed, key: 'xl', base: 'sdxl', hash: 'blake3:2' },
  ]);
  const { models, isReady } = await workflow.preflight();
  expect(models).toMatchObject([{ nodeId: 'main', field: 'model', label: 'Model', status }]);
  expect([models[0]?.by, models[0]?.model?.key]).toEqual([by, key]);
  expect(isReady).toBe(status !== 'missing');
  const rebound = await workflow.rebind();
  expect(modelOf(rebound.document)).toEqual(key === undefined ? undefined : { ...painter, key });
  expect(rebound.problems.length).toBe(key === undefined ? 1 : 0);
});

test('a LoRA is never replaced by another one, and the list keeps its place', async () => {
  const lora = { ...painter, type: 'lora', name: 'Lines', hash: 'blake3:0' };
  const loras = [
    { lora, weight: 0.5 },
    { lora: { ...lora, name: 'Dots' }, weight: 1 },
  ];
  const document = workflowDocument([invocation('main', 'lora_collection_loader', { loras }, { version: '1.1.3' })]);
  const { workflow } = await open(document, [{ ...installed, type: 'lora', format: 'lycoris', name: 'Dots' }]);
  const { models } = await workflow.preflight();
  expect(models.map(({ index, status, by }) => [index, status, by])).toEqual([
    [0, 'missing', undefined],
    [1, 'rebound', 'name'],
  ]);
  const [node] = (await workflow.rebind()).document.nodes;
  expect(node).toMatchObject({
    data: { inputs: { loras: { value: [loras[0], { lora: { key: 'here' }, weight: 1 }] } } },
  });
});

test('an input that needs a model and names none is unset, with the models that it takes', async () => {
  const { workflow, requests } = await open(withModel(undefined), [
    installed,
    { ...installed, key: 'xl', base: 'sdxl' },
  ]);
  requests.length = 0;
  const { models, isReady } = await workflow.preflight();
  expect([isReady, requests]).toEqual([true, []]);
  expect(models).toMatchObject([
    { status: 'unset', candidates: [{ key: 'here' }], reason: 'needs a main model for sd-1 or sd-2, and names none' },
  ]);
});

test('what to install is what the server suggests under the same name', async () => {
  const { workflow } = await open(withModel({ ...painter, name: 'Sandbox Painter' }), []);
  const { models } = await workflow.preflight();
  expect(models).toMatchObject([{ status: 'missing', source: 'sandbox/painter' }]);
  expect(models[0]?.reason).toContain(
    '"Sandbox Painter", a main model for sd-1, is not installed; install it from "sandbox/painter"',
  );
});

test('node types that are missing or of another major version are named with their packs', async () => {
  const more = [
    invocation('a', 'img_blurr', {}, { nodePack: 'fancy', version: '2.0.0' }),
    invocation('b', 'img_blur', {}, { version: '2.0.0' }),
    invocation('c', 'img_blur', {}, { version: '1.0.0' }),
    invocation('d', 'gone', {}, { version: '1.0.0' }),
  ];
  const { workflow } = await open(withModel({ ...painter, key: 'here' }, more), [installed]);
  const { nodes, isReady } = await workflow.preflight();
  expect(isReady).toBe(false);
  expect(nodes.map(({ code, nodeIds, message }) => [code, ...nodeIds, message])).toEqual([
    ['missing', 'a', 'no node type "img_blurr": install the pack "fancy"; the server has "img_blur"'],
    ['version', 'b', '"img_blur" is 2.0.0 in the document and 1.2.2 on the server: update the node in the editor'],
    ['missing', 'd', 'no node type "gone": the release of the server has no such node'],
  ]);
  expect(workflow.requirements.nodes).toHaveLength(5);
});

test('an exported document opens again, and names nothing of this server', async () => {
  const more = [
    invocation('blur', 'img_blur', { image: { image_name: 'a.png' }, board: { board_id: 'b' }, radius: 3 }),
  ];
  const { workflow, workflows, sandbox } = await open({ ...withModel(painter, more), id: 'mine' }, [installed]);
  const text = workflow.export();
  expect(text).not.toMatch(/"mine"|"here"|"a\.png"|"board_id"/);
  await sandbox.seed({ images: [{ image_name: 'a.png' }] });
  const again = await workflows.open(text);
  expect(modelOf(again.document)).toEqual({ ...painter, key: 'here' });
  expect(again.document.nodes[1]).toMatchObject({ data: { inputs: { radius: { value: 3 } } } });
});

test('a copy of a workflow of the server, and of that in a picture, is stored for the user', async () => {
  const { workflows, repositories, sandbox } = await createWorkflowFixture();
  const [own] = (await repositories.workflows.page({ page: 0, per_page: 1, categories: ['default'] })).items;
  const copy = await workflows.copy(own?.workflow_id ?? '', { name: 'Mine' });
  expect(copy).toMatchObject({ name: 'Mine', workflow: { name: 'Mine', meta: { category: 'user' } } });
  expect(copy.workflow_id).not.toBe(own?.workflow_id);
  await expect(workflows.copy({ nodes: [], edges: [] })).rejects.toThrow('is no workflow that can be stored: name');
  const { images } = await sandbox.seed({ images: [{}] });
  await expect(workflows.copy({ image: images[0]?.image_name ?? '' })).rejects.toThrow('has no workflow in it');
});

test('node types of workflows that are called, and of those that they call, are needed too', async () => {
  const { workflows, repositories } = await createWorkflowFixture();
  const store = async (nodes: readonly object[]): Promise<string> =>
    (await repositories.workflows.create(JSON.parse(JSON.stringify(workflowDocument(nodes))))).workflow_id;
  const inner = await store([invocation('x', 'gone')]);
  const outer = await store([invocation('y', 'call_saved_workflow', { workflow_id: inner })]);
  const document = workflowDocument([invocation('z', 'call_saved_workflow', { workflow_id: outer })]);
  const { isReady, nodes } = await (await workflows.open(document)).preflight();
  expect([isReady, nodes.map(({ nodeIds }) => nodeIds)]).toEqual([false, [[`${inner}/x`]]]);
});
