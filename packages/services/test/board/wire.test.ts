import { InputError, NotFoundError, ServerError, UnsupportedOperationError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { collect } from '../support/collect.js';
import { picture } from '../support/picture.js';
import { createStudio, fill } from '../support/studio.js';

test('boards are listed with Uncategorized first in 2 requests, and created in 1, or 2 with a visibility', async () => {
  using studio = createStudio();
  await studio.sandbox.seed({ images: Array.from({ length: 7 }, () => ({})) });
  await studio.service.create({ name: 'a' });
  await studio.service.create({ name: 'b', visibility: 'shared' });
  expect(studio.requests).toEqual(['POST boards/', 'POST boards/', 'PATCH boards/…']);
  studio.requests.length = 0;
  const boards = await collect(studio.service.list({ includeUncategorized: true }));
  expect(boards.map(({ board_id, board_name }) => (board_id === 'none' ? board_id : board_name))).toEqual([
    'none',
    'b',
    'a',
  ]);
  expect(boards.map(({ image_count }) => image_count)).toEqual([7, 0, 0]);
  expect(studio.requests).toEqual(['GET images/', 'GET boards/']);
});

test('a board is found that was created although the answer was a 500', async () => {
  using studio = createStudio();
  studio.sandbox.fault({ kind: 'status', status: 500, match: 'POST /api/v1/boards/', times: 1 });
  await expect(studio.service.create({ name: 'a' })).rejects.toThrow(ServerError);

  await studio.boards.create({ board_name: 'a' });
  studio.sandbox.fault({ kind: 'status', status: 500, match: 'POST /api/v1/boards/', times: 1 });
  const { board_id } = await studio.service.create({ name: 'a' });
  expect((await collect(studio.service.list())).map((board) => board.board_id)).toEqual([board_id]);
});

test('a visibility that the server does not know leaves no board', async () => {
  using studio = createStudio();
  const detail = [
    { type: 'extra_forbidden', loc: ['body', 'board_visibility'], msg: 'Extra inputs are not permitted' },
  ];
  studio.sandbox.fault({
    kind: 'status',
    status: 422,
    body: { detail },
    match: 'PATCH /api/v1/boards/{board_id}',
  });
  await expect(studio.service.create({ name: 'a', visibility: 'public' })).rejects.toThrow(UnsupportedOperationError);
  expect(await collect(studio.service.list())).toEqual([]);
});

test('ids that no board can have are refused, whatever is in them', async () => {
  using studio = createStudio();
  const [board = ''] = await fill(studio, [3]);
  for (const id of ['', '.', '..']) {
    await expect(studio.service.merge([board, id], { boardName: 'all' }).run()).rejects.toThrow(InputError);
  }
  for (const id of ['a/b', 'a?b', 'a#b', 'a%2Fb', ' ']) {
    await expect(studio.service.merge([board, id], { boardName: 'all' }).run()).rejects.toThrow(NotFoundError);
    await expect(studio.service.merge([board], { boardId: id }).run()).rejects.toThrow(NotFoundError);
  }
  expect(await studio.boards.imageNames(board)).toHaveLength(3);
  expect(await collect(studio.service.list())).toHaveLength(1);
});

test('a board is emptied, split and destroyed', async () => {
  using studio = createStudio();
  const [board = ''] = await fill(studio, [4]);
  const [star = ''] = await studio.boards.imageNames(board);
  await studio.images.starMany([star]);

  const split = await studio.service.split(board, { boardName: 'stars' }, ({ starred }) => starred).run();
  expect(split.moved).toEqual([star]);
  expect((await studio.service.empty(board).run()).moved).toHaveLength(3);
  expect(await studio.boards.imageNames('none')).toHaveLength(3);

  const destroy = studio.service.deleteWithContents(split.board?.board_id ?? '', { destroy: true });
  expect((await destroy.plan()).images).toEqual([star]);
  expect((await destroy.run()).images).toEqual([star]);
  expect(await studio.images.find(star)).toBeUndefined();
});

test('a gallery is walked in its order, starred ones first', async () => {
  using studio = createStudio();
  const [board = ''] = await fill(studio, [450]);
  const [star = ''] = await studio.boards.imageNames(board);
  await studio.images.starMany([star]);
  const { images } = await studio.galleries.names({ board_id: board });
  studio.requests.length = 0;

  const walked: string[] = [];
  for await (const { image_name } of studio.galleries.list({ board_id: board })) walked.push(image_name);

  expect(walked).toEqual(images);
  expect(walked[0]).toBe(star);
  expect(studio.requests).toEqual([
    'GET gallery/item_names',
    ...Array.from({ length: 3 }, () => 'POST images/images_by_names'),
  ]);
  expect(await studio.galleries.count({ board_id: board })).toBe(450);
});

test('3 boards with 10 000 images in all are merged in at most 20 requests, and nothing is left behind', {
  timeout: 30_000,
}, async () => {
  using studio = createStudio();
  const sources = await fill(studio, [4_500, 4_499, 1_001]);
  const merge = studio.service.merge(sources, { boardName: 'all' }, { deleteSources: true });
  const plan = await merge.plan();
  expect(plan.images).toBe(10_000);
  studio.requests.length = 0;

  const report = await merge.run();

  expect(studio.requests).toHaveLength(plan.requests);
  expect(plan.requests).toBeLessThanOrEqual(19);
  expect(report.moved).toHaveLength(10_000);
  expect(report.deleted).toEqual(sources);
  const left = await collect(studio.service.list({ includeUncategorized: true }));
  expect(left.map(({ board_name, image_count }) => [board_name, image_count])).toEqual([
    ['Uncategorized', 0],
    ['all', 10_000],
  ]);
  expect(new Set(await studio.boards.imageNames(report.board?.board_id ?? '')).size).toBe(10_000);
});

test('metadata, workflow, graph, category and star are kept, and the plan tells how many requests that takes', async () => {
  using studio = createStudio();
  const { board_id } = await studio.service.create({ name: 'Foxes' });
  const about = { name: 'Fox', author: '', description: '', version: '', contact: '', tags: '', notes: '' };
  const meta = { version: '3.0.0', category: 'user' };
  const texts = {
    invokeai_metadata: JSON.stringify({ seed: 3 }),
    invokeai_workflow: JSON.stringify({ ...about, exposedFields: [], meta, nodes: [], edges: [] }),
    invokeai_graph: JSON.stringify({ nodes: {}, edges: [] }),
  };
  const plain = await studio.images.upload(picture(), { board_id, image_category: 'mask' });
  const rich = await studio.images.upload(picture(texts), { board_id, image_category: 'general' });
  await studio.images.starMany([rich.image_name]);
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
  const { board_id } = await studio.service.create({ name: 'Foxes' });
  await studio.images.upload(picture(), { board_id });
  const task = studio.service.duplicate(board_id, 'Copy');
  studio.sandbox.fault({ kind: 'lose', match: 'POST /api/v1/images/upload', times: 1 });

  await expect(task.run()).rejects.toMatchObject({ name: 'IncompleteError', report: { unknown: { length: 1 } } });

  const { board, present } = await task.run();
  expect(present).toHaveLength(1);
  expect(await studio.boards.imageNames(board?.board_id ?? '')).toHaveLength(1);
});
