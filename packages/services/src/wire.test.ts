import { InputError, NotFoundError, ServerError, UnsupportedOperationError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { createStudio, fill } from './__fixtures__/studio.js';

test('boards are listed with Uncategorized first in 2 requests, and created in 1, or 2 with a visibility', async () => {
  using studio = createStudio();
  await studio.sandbox.seed({ images: Array.from({ length: 7 }, () => ({})) });
  await studio.service.create('a');
  await studio.service.create('b', { visibility: 'shared' });
  expect(studio.requests).toEqual(['POST boards/', 'POST boards/', 'PATCH boards/…']);
  studio.requests.length = 0;
  const boards = await studio.service.listAll({ includeUncategorized: true });
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
  await expect(studio.service.create('a')).rejects.toThrow(ServerError);

  await studio.boards.create('a');
  studio.sandbox.fault({ kind: 'status', status: 500, match: 'POST /api/v1/boards/', times: 1 });
  const { board_id } = await studio.service.create('a');
  expect((await studio.service.listAll()).map((board) => board.board_id)).toEqual([board_id]);
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
  await expect(studio.service.create('a', { visibility: 'public' })).rejects.toThrow(UnsupportedOperationError);
  expect(await studio.service.listAll()).toEqual([]);
});

test('ids that no board can have are refused, whatever is in them', async () => {
  using studio = createStudio();
  const [board = ''] = await fill(studio, [3]);
  for (const id of ['', '.', '..']) {
    await expect(studio.service.merge([board, id], { board_name: 'all' }).run()).rejects.toThrow(InputError);
  }
  for (const id of ['a/b', 'a?b', 'a#b', 'a%2Fb', ' ']) {
    await expect(studio.service.merge([board, id], { board_name: 'all' }).run()).rejects.toThrow(NotFoundError);
    await expect(studio.service.merge([board], { board_id: id }).run()).rejects.toThrow(NotFoundError);
  }
  expect(await studio.boards.imageNames(board)).toHaveLength(3);
  expect(await studio.service.listAll()).toHaveLength(1);
});

test('a board is emptied, split and destroyed', async () => {
  using studio = createStudio();
  const [board = ''] = await fill(studio, [4]);
  const [star = ''] = await studio.boards.imageNames(board);
  await studio.images.star([star]);

  const split = await studio.service.split(board, { board_name: 'stars' }, ({ starred }) => starred).run();
  expect(split.moved).toEqual([star]);
  expect((await studio.service.empty(board).run()).moved).toHaveLength(3);
  expect(await studio.boards.imageNames('none')).toHaveLength(3);

  const destroy = studio.service.deleteWithContents(split.board?.board_id ?? '', { destroy: true });
  expect((await destroy.plan()).images).toEqual([star]);
  expect((await destroy.run()).deleted_images).toEqual([star]);
  expect(await studio.images.find(star)).toBeUndefined();
});

test('a gallery is walked in its order, starred ones first', async () => {
  using studio = createStudio();
  const [board = ''] = await fill(studio, [450]);
  const [star = ''] = await studio.boards.imageNames(board);
  await studio.images.star([star]);
  const { images } = await studio.galleries.names({ board_id: board });
  studio.requests.length = 0;

  const walked: string[] = [];
  for await (const { image_name } of studio.galleries.walk({ board_id: board })) walked.push(image_name);

  expect(walked).toEqual(images);
  expect(walked[0]).toBe(star);
  expect(studio.requests).toEqual([
    'GET gallery/item_names',
    ...Array.from({ length: 3 }, () => 'POST images/images_by_names'),
  ]);
  expect(await studio.galleries.count({ board_id: board })).toBe(450);
});
