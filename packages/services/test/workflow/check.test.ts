import { expect, test } from 'vitest';

import { invocation, workflowDocument } from '../support/workflow-document.js';
import { createWorkflowFixture } from '../support/workflow-fixture.js';

const models = [
  { key: 'k1', name: 'Painter', base: 'sd-1', type: 'main', format: 'diffusers', hash: 'blake3:1' },
  { key: 'k2', name: 'Painter XL', base: 'sdxl', type: 'main', format: 'diffusers', hash: 'blake3:2' },
  { key: 'k3', name: 'Lines', base: 'sd-1', type: 'lora', format: 'lycoris', hash: 'blake3:3' },
];

const document = workflowDocument(
  [
    invocation('blur', 'img_blur', { image: undefined, radius: 8 }),
    invocation('model', 'main_model_loader', { model: undefined }),
    invocation('loras', 'lora_collection_loader', { loras: [] }),
  ],
  [],
  {
    exposedFields: [
      { nodeId: 'blur', fieldName: 'image' },
      { nodeId: 'blur', fieldName: 'radius' },
      { nodeId: 'model', fieldName: 'model' },
      { nodeId: 'loras', fieldName: 'loras' },
    ],
  },
);

async function open() {
  const fixture = await createWorkflowFixture();
  await fixture.sandbox.seed({ models });
  const workflow = await fixture.workflows.open(document);
  fixture.requests.length = 0;
  return { ...fixture, workflow };
}

test('a check names values that are wrong and inputs without one, as a run would, without a request', async () => {
  const { workflow, requests } = await open();
  const { values, problems } = workflow.check({ Radius: -1, Model: 'Painter' });
  expect(values).toMatchObject([{ key: 'Radius', value: -1 }]);
  expect(values[0]?.message).toContain('must be a number, at least 0, got -1');
  expect(problems).toMatchObject([{ code: 'input_missing', nodeId: 'blur', field: 'image' }]);
  expect(problems[0]?.message).toContain('"Image"');
  await expect(workflow.run({ Radius: -1 })).rejects.toThrow(values[0]?.message ?? '');
  await expect(workflow.run({ Model: 'Painter' })).rejects.toThrow(problems[0]?.message ?? '');
  expect(requests).toEqual([]);
});

test('a check finds nothing where a run is only refused for what the server has not, and names a wrong value once', async () => {
  const { workflow } = await open();
  expect(workflow.check({ Image: 'nowhere.png', Model: 'Painter' })).toEqual({ values: [], problems: [] });
  const { values, problems } = workflow.check({ Image: 7, Model: 'Painter' });
  expect([values.map(({ key }) => key), problems]).toEqual([['Image'], []]);
});

test('the models of an input are those that it takes', async () => {
  const { workflow } = await open();
  const [, , model, loras] = workflow.inputs;
  const names = [model, loras].map((input) => input && workflow.modelsFor(input).map(({ name }) => name));
  expect(names).toEqual([['Painter'], ['Lines']]);
});

test('values without fields are refused: a map, or what was not awaited', async () => {
  const { workflow, requests } = await open();
  const promise: object = Promise.resolve({ Width: 8 });
  for (const [values, kind] of [
    [new Map([['Width', 8]]), 'Map'],
    [promise, 'Promise'],
  ] as const) {
    const message = `must be an object with values by label, got a ${kind} without fields`;
    expect(() => workflow.check(values as never)).toThrow(message);
    await expect(workflow.run(values as never)).rejects.toThrow(message);
  }
  const task = workflow.map([1], () => new Map([['Width', 8]]) as never);
  await expect(task.run()).rejects.toThrow('the values of item 0: must be an object with values by label, got a Map');
  expect(requests).toEqual([]);
});
