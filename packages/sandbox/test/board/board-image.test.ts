import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { request } from '../support/request.js';

async function seeded() {
  const sandbox = createSandbox();
  await sandbox.seed({
    boards: [{ board_id: 'x' }, { board_id: 'y' }],
    images: [{ image_name: 'a', board_id: 'x', updated_at: '2020-01-01 00:00:00.000' }, { image_name: 'b' }],
  });
  return sandbox;
}

test('adding moves an image and returns the board it was on', async () => {
  using sandbox = await seeded();
  const add = (json: unknown) => request(sandbox, 'POST /api/v1/board_images/', { json });
  expect(await add({ board_id: 'y', image_name: 'a' })).toMatchObject({
    status: 201,
    body: { affected_boards: ['y', 'x'], added_images: ['a'], failed_images: [] },
  });
  expect((await add({ board_id: 'y', image_name: 'a' })).body).toMatchObject({ affected_boards: ['y'] });
  expect((await request(sandbox, 'GET /api/v1/images/i/a')).body).toMatchObject({
    board_id: 'y',
    updated_at: '2020-01-01 00:00:00.000',
  });
});

test('a missing image fails the single operation and is ignored by the batch operation', async () => {
  using sandbox = await seeded();
  const add = (path: string, json: unknown) => request(sandbox, `POST /api/v1/board_images/${path}`, { json });
  expect(await add('', { board_id: 'y', image_name: 'z' })).toMatchObject({
    status: 500,
    body: { detail: 'Failed to add image to board' },
  });
  expect(await add('batch', { board_id: 'y', image_names: ['z', 'b', 'b'] })).toMatchObject({
    status: 201,
    body: { affected_boards: ['y', 'none'], added_images: ['b'], failed_images: [] },
  });
});

test('rejects a missing board even for no images, and none too', async () => {
  using sandbox = await seeded();
  for (const board_id of ['nope', 'none', '']) {
    const json = { board_id, image_names: [] };
    expect(await request(sandbox, 'POST /api/v1/board_images/batch', { json })).toMatchObject({ status: 404 });
  }
});

test('removing an image from its board returns 201, also without a board', async () => {
  using sandbox = await seeded();
  const remove = (json: unknown) => request(sandbox, 'DELETE /api/v1/board_images/', { json });
  expect(await remove({ image_name: 'a' })).toMatchObject({
    status: 201,
    body: { affected_boards: ['none', 'x'], removed_images: ['a'], failed_images: [] },
  });
  expect(await remove({ image_name: 'a' })).toMatchObject({ status: 201, body: { affected_boards: ['none'] } });
  expect(await remove({ image_name: 'z' })).toMatchObject({
    status: 500,
    body: { detail: 'Failed to remove image from board' },
  });
  const json = { image_names: ['z', 'b'] };
  expect(await request(sandbox, 'POST /api/v1/board_images/batch/delete', { json })).toMatchObject({
    status: 201,
    body: { removed_images: ['b'] },
  });
});

test('accepts a thousand names and rejects one more as a whole', async () => {
  using sandbox = await seeded();
  const names = Array.from({ length: 1_001 }, (_, index) => `n${index}`);
  const add = (image_names: string[]) =>
    request(sandbox, 'POST /api/v1/board_images/batch', { json: { board_id: 'y', image_names } });
  expect(await add(names.slice(1))).toMatchObject({ status: 201 });
  expect(await add(names)).toMatchObject({
    status: 422,
    body: {
      detail: [
        {
          type: 'too_long',
          loc: ['body', 'image_names'],
          msg: 'List should have at most 1000 items after validation, not 1001',
          ctx: { field_type: 'List', max_length: 1000, actual_length: 1001 },
        },
      ],
    },
  });
  expect(await add(['x'.repeat(256)])).toMatchObject({
    status: 422,
    body: { detail: [{ type: 'string_too_long', loc: ['body', 'image_names', 0], ctx: { max_length: 255 } }] },
  });
});
