import { InputError, NotFoundError, UnsupportedOperationError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { collect } from '../support/collect.js';
import { pngImage } from '../support/png-image.js';
import { createSandboxServices, seedBoards } from '../support/sandbox-services.js';

test('lists boards with Uncategorized first in 2 requests, and creates one in 2, or 3 with a visibility', async () => {
  using setup = createSandboxServices();
  await setup.sandbox.seed({ images: Array.from({ length: 7 }, () => ({})) });
  await setup.boardService.create({ name: 'a' });
  await setup.boardService.create({ name: 'b', visibility: 'shared' });
  expect(setup.requests).toEqual(['GET boards/', 'POST boards/', 'GET boards/', 'POST boards/', 'PATCH boards/…']);
  setup.requests.length = 0;
  const boards = await collect(setup.boardService.list({ includeUncategorized: true }));
  expect(boards.map(({ board_id, board_name }) => (board_id === 'none' ? board_id : board_name))).toEqual([
    'none',
    'b',
    'a',
  ]);
  expect(boards.map(({ image_count }) => image_count)).toEqual([7, 0, 0]);
  expect(setup.requests).toEqual(['GET images/', 'GET boards/']);
});

test('leaves no board when the server does not know visibilities', async () => {
  using setup = createSandboxServices();
  const detail = [
    { type: 'extra_forbidden', loc: ['body', 'board_visibility'], msg: 'Extra inputs are not permitted' },
  ];
  setup.sandbox.fault({
    kind: 'status',
    status: 422,
    body: { detail },
    match: 'PATCH /api/v1/boards/{board_id}',
  });
  await expect(setup.boardService.create({ name: 'a', visibility: 'public' })).rejects.toThrow(
    UnsupportedOperationError,
  );
  expect(await collect(setup.boardService.list())).toEqual([]);
});

test('refuses ids that no board can have', async () => {
  using setup = createSandboxServices();
  const [board = ''] = await seedBoards(setup, [3]);
  for (const id of ['', '.', '..']) {
    await expect(setup.boardService.merge([board, id], { boardName: 'all' }).run()).rejects.toThrow(InputError);
  }
  for (const id of ['a/b', 'a?b', 'a#b', 'a%2Fb', ' ']) {
    await expect(setup.boardService.merge([board, id], { boardName: 'all' }).run()).rejects.toThrow(NotFoundError);
    await expect(setup.boardService.merge([board], { boardId: id }).run()).rejects.toThrow(NotFoundError);
  }
  expect(await setup.boards.imageNames(board)).toHaveLength(3);
  expect(await collect(setup.boardService.list())).toHaveLength(1);
});

test('splits, empties and destroys a board', async () => {
  using setup = createSandboxServices();
  const [board = ''] = await seedBoards(setup, [4]);
  const [star = ''] = await setup.boards.imageNames(board);
  await setup.images.starMany([star]);

  const split = await setup.boardService.split(board, { boardName: 'stars' }, ({ starred }) => starred).run();
  expect(split.moved).toEqual([star]);
  expect((await setup.boardService.empty(board).run()).moved).toHaveLength(3);
  expect(await setup.boards.imageNames('none')).toHaveLength(3);

  const destroy = setup.boardService.deleteWithContents(split.board?.board_id ?? '', { destroy: true });
  expect((await destroy.plan()).images).toEqual([star]);
  expect((await destroy.run()).images).toEqual([star]);
  expect(await setup.images.find(star)).toBeUndefined();
});

test('lists a gallery in its order, starred images first', async () => {
  using setup = createSandboxServices();
  const [board = ''] = await seedBoards(setup, [450]);
  const [star = ''] = await setup.boards.imageNames(board);
  await setup.images.starMany([star]);
  const { images } = await setup.galleryService.names({ board_id: board });
  setup.requests.length = 0;

  const walked: string[] = [];
  for await (const { image_name } of setup.galleryService.list({ board_id: board })) walked.push(image_name);

  expect(walked).toEqual(images);
  expect(walked[0]).toBe(star);
  expect(setup.requests).toEqual([
    'GET gallery/item_names',
    ...Array.from({ length: 3 }, () => 'POST images/images_by_names'),
  ]);
  expect(await setup.galleryService.count({ board_id: board })).toBe(450);
});

test('merges 3 boards with 10 000 images in at most 20 requests, and leaves nothing behind', {
  tags: 'large',
}, async () => {
  using setup = createSandboxServices();
  const sources = await seedBoards(setup, [4_500, 4_499, 1_001]);
  const merge = setup.boardService.merge(sources, { boardName: 'all' }, { deleteSources: true });
  const plan = await merge.plan();
  expect(plan.images).toBe(10_000);
  setup.requests.length = 0;

  const report = await merge.run();

  expect(setup.requests).toHaveLength(plan.requests);
  expect(plan.requests).toBeLessThanOrEqual(20);
  expect(report.moved).toHaveLength(10_000);
  expect(report.deleted).toEqual(sources);
  const left = await collect(setup.boardService.list({ includeUncategorized: true }));
  expect(left.map(({ board_name, image_count }) => [board_name, image_count])).toEqual([
    ['Uncategorized', 0],
    ['all', 10_000],
  ]);
  expect(new Set(await setup.boards.imageNames(report.board?.board_id ?? '')).size).toBe(10_000);
});

test('a copy keeps metadata, workflow, graph, category and star, in as many requests as planned', async () => {
  using setup = createSandboxServices();
  const { board_id } = await setup.boardService.create({ name: 'Foxes' });
  const about = { name: 'Fox', author: '', description: '', version: '', contact: '', tags: '', notes: '' };
  const meta = { version: '3.0.0', category: 'user' };
  const texts = {
    invokeai_metadata: JSON.stringify({ seed: 3 }),
    invokeai_workflow: JSON.stringify({ ...about, exposedFields: [], meta, nodes: [], edges: [] }),
    invokeai_graph: JSON.stringify({ nodes: {}, edges: [] }),
  };
  const plain = await setup.images.upload(pngImage(), { board_id, image_category: 'mask' });
  const rich = await setup.images.upload(pngImage(texts), { board_id, image_category: 'general' });
  await setup.images.starMany([rich.image_name]);
  const task = setup.boardService.duplicate(board_id, 'Copy');
  const plan = await task.plan();
  setup.requests.length = 0;

  const { board, copied } = await task.run();

  expect(setup.requests).toHaveLength(plan.requests);
  expect(copied.map(({ from }) => from).sort()).toEqual([plain.image_name, rich.image_name].sort());
  const copies = await setup.images.getMany(copied.map(({ to }) => to));
  const copy = copies.find(({ session_id }) => session_id === rich.image_name);
  expect(copy).toMatchObject({ image_category: 'general', starred: true, has_workflow: true });
  expect(await setup.images.metadata(copy?.image_name ?? '')).toEqual({ seed: 3 });
  expect(await setup.images.workflow(copy?.image_name ?? '')).toEqual({
    workflow: texts.invokeai_workflow,
    graph: texts.invokeai_graph,
  });
  expect(copies.every((image) => image.board_id === board?.board_id)).toBe(true);
  expect(await setup.boards.imageNames(board_id)).toHaveLength(2);
});
