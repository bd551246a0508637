import { expect, test } from 'vitest';

import { picture } from './__fixtures__/picture.js';
import { createStudio } from './__fixtures__/studio.js';

test('metadata, workflow, graph, category and star are kept, and the plan tells how many requests that takes', async () => {
  using studio = createStudio();
  const { board_id } = await studio.service.create('Foxes');
  const about = { name: 'Fox', author: '', description: '', version: '', contact: '', tags: '', notes: '' };
  const meta = { version: '3.0.0', category: 'user' };
  const texts = {
    invokeai_metadata: JSON.stringify({ seed: 3 }),
    invokeai_workflow: JSON.stringify({ ...about, exposedFields: [], meta, nodes: [], edges: [] }),
    invokeai_graph: JSON.stringify({ nodes: {}, edges: [] }),
  };
  const plain = await studio.images.upload(picture(), { board_id, image_category: 'mask' });
  const rich = await studio.images.upload(picture(texts), { board_id, image_category: 'general' });
  await studio.images.star([rich.image_name]);
  const task = studio.service.duplicate(board_id, 'Copy');
  const plan = await task.plan();
  studio.requests.length = 0;

  const { board, copied } = await task.run();

  expect(studio.requests).toHaveLength(plan.requests);
  expect(copied.map(({ from }) => from).sort()).toEqual([plain.image_name, rich.image_name].sort());
  const copies = await studio.images.getMany(copied.map(({ to }) => to));
  const copy = copies.find(({ session_id }) => session_id === rich.image_name);
  expect(copy).toMatchObject({ image_category: 'general', starred: true, has_workflow: true });
  expect(await studio.images.metadata(copy?.image_name ?? '')).toEqual({ seed: 3 });
  expect(await studio.images.workflow(copy?.image_name ?? '')).toEqual({
    workflow: texts.invokeai_workflow,
    graph: texts.invokeai_graph,
  });
  expect(copies.every((image) => image.board_id === board?.board_id)).toBe(true);
  expect(await studio.boards.imageNames(board_id)).toHaveLength(2);
});

test('an upload whose answer is lost is found when it is run again', async () => {
  using studio = createStudio();
  const { board_id } = await studio.service.create('Foxes');
  await studio.images.upload(picture(), { board_id });
  const task = studio.service.duplicate(board_id, 'Copy');
  studio.sandbox.fault({ kind: 'lose', match: 'POST /api/v1/images/upload', times: 1 });

  await expect(task.run()).rejects.toMatchObject({ name: 'IncompleteError', report: { unknown: { length: 1 } } });

  const { board, present } = await task.run();
  expect(present).toHaveLength(1);
  expect(await studio.boards.imageNames(board?.board_id ?? '')).toHaveLength(1);
});
