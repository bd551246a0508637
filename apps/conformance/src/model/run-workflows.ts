import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';

import type { Client } from '@x/resources/client';
import { IntermediateOutputsError, WorkflowRefusedError, WorkflowValuesError } from '@x/services/errors';

import type { ModelIdentifier } from './text-to-image.js';
import { textToImageWorkflow } from './text-to-image-workflow.js';

const prompt = 'a lighthouse in fog';

/** Generates an image by a workflow of the library, and checks its previews, its metadata and the workflow in it. */
export async function runWorkflow({ services, repositories }: Client, model: ModelIdentifier): Promise<void> {
  const { images, boards, workflows } = repositories;
  const seed = randomInt(2 ** 31); // one that is not cached, so that there are previews
  const elsewhere = { ...model, key: 'of-another-server' };
  const { workflow_id: id } = await workflows.create(textToImageWorkflow(elsewhere));
  const board = await boards.create({ board_name: 'Lighthouses' });
  const workflow = await services.workflows.open('Lighthouse');
  assert.equal(workflow.document.id, id);
  assert.ok(workflow.changes.some(({ code }) => code === 'model_rebound'));
  assert.deepEqual(workflow.problems, []);
  await assert.rejects(workflow.run({ Seed: 1.5, Model: 'nothing', Promt: prompt }), (error) => {
    return error instanceof WorkflowValuesError && error.problems.length === 3;
  });
  const run = await workflow.run(
    { Prompt: prompt, Seed: seed, 'denoise.steps': 6, Model: model.name },
    { board: 'Lighthouses' },
  );
  let previews = 0;
  for await (const { event } of run.batch.events()) if (event.type === 'progress' && event.preview) previews++;
  assert.ok(previews >= 3, `${previews} previews`);
  const { Lighthouse: [name = ''] = [], ...others } = await run.outputs();
  assert.deepEqual(others, {});
  const image = await images.get(name);
  assert.deepEqual([image.width, image.board_id, image.is_intermediate], [64, board.board_id, false]);
  const metadata = await images.metadata(name);
  assert.deepEqual([metadata?.['positive_prompt'], metadata?.['seed']], [prompt, seed]);

  const again = await services.workflows.open({ image: name });
  assert.deepEqual(again.inputs.map(({ key, value }) => [key, value]).slice(0, 2), [
    ['Prompt', prompt],
    ['Seed', seed],
  ]);
  const file = await services.workflows.open(await images.full(name));
  const repeated = await (await file.run()).outputs();
  assert.deepEqual(Object.keys(repeated), ['Lighthouse']);
  await images.deleteMany([name, ...Object.values(repeated).flat()]);
  await boards.delete(board.board_id);
  await workflows.delete(id);
}

/** Opens every workflow of the server, and runs one with a model. Returns what was seen. */
export async function openDefaultWorkflows({ services, repositories }: Client, model: ModelIdentifier): Promise<void> {
  const { workflows } = services;
  const seen: string[] = [];
  for await (const { workflow_id: id, name } of repositories.workflows.list({ categories: ['default'] })) {
    const workflow = await workflows.open(id);
    assert.ok(workflow.inputs.length > 0 && workflow.outputs.length > 0, name);
    assert.equal(new Set(workflow.inputs.map(({ key }) => key)).size, workflow.inputs.length, name);
    assert.equal(
      workflow.inputs.some(({ required }) => required),
      true,
      `${name} needs a model`,
    );
    const { nodes, models } = await workflow.preflight();
    assert.ok(models.length > 0, name);
    assert.deepEqual(
      nodes.some(({ code }) => code === 'missing'),
      workflow.problems.some(({ code }) => code === 'node_unknown'),
      name,
    );
    assert.ok((await workflows.open(workflow.export())).inputs.length === workflow.inputs.length, name);
    await assert.rejects(workflow.run(), (error) => error instanceof WorkflowRefusedError, name);
    seen.push(name);
  }
  assert.ok(seen.length >= 20, `${seen.length} workflows of the server`);
  const fromFile = await workflows.open('Text to Image - SD1.5, Prompt from File');
  await assert.rejects(fromFile.run({ Model: model.key }), IntermediateOutputsError);
  const own = await workflows.open('Text to Image - SD1.5');
  const steps = own.document.nodes.flatMap((node) =>
    node.type === 'invocation' && node.data.type === 'denoise_latents' ? [node.id] : [],
  );
  const run = await own.run({ Model: model.name, Width: 64, Height: 64, [`${steps[0]}.steps`]: 2 });
  const names = Object.values(await run.outputs()).flat();
  assert.equal(names.length, 1);
  await repositories.images.deleteMany(names);
}
