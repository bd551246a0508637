import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { ask } from '../support/request.js';

async function stocked() {
  const sandbox = createSandbox();
  await sandbox.seed({
    boards: [{ board_id: 'x' }, { board_id: 'y' }],
    images: [{ image_name: 'a', board_id: 'x', updated_at: '2020-01-01 00:00:00.000' }, { image_name: 'b' }],
  });
  return sandbox;
}

test('adding is moving, and names the board it came from', async () => {
  using sandbox = await stocked();
  const add = (json: unknown) => ask(sandbox, 'POST /api/v1/board_images/', { json });
  expect(await add({ board_id: 'y', image_name: 'a' })).toMatchObject({
    status: 201,
    body: { affected_boards: ['y', 'x'], added_images: ['a'], failed_images: [] },
  });
  expect((await add({ board_id: 'y', image_name: 'a' })).body).toMatchObject({ affected_boards: ['y'] });
  expect((await ask(sandbox, 'GET /api/v1/images/i/a')).body).toMatchObject({
    board_id: 'y',
    updated_at: '2020-01-01 00:00:00.000',
  });
});

test('one image that is not there breaks the operation, many are passed over without a word', async () => {
  using sandbox = await stocked();
  const add = (path: string, json: unknown) => ask(sandbox, `POST /api/v1/board_images/${path}`, { json });
  expect(await add('', { board_id: 'y', image_name: 'z' })).toMatchObject({
    status: 500,
    body: { detail: 'Failed to add image to board' },
  });
  expect(await add('batch', { board_id: 'y', image_names: ['z', 'b', 'b'] })).toMatchObject({
    status: 201,
    body: { affected_boards: ['y', 'none'], added_images: ['b'], failed_images: [] },
  });
});

test('a board that is not there is refused even for nothing, and so is none', async () => {
  using sandbox = await stocked();
  for (const board_id of ['nope', 'none', '']) {
    const json = { board_id, image_names: [] };
    expect(await ask(sandbox, 'POST /api/v1/board_images/batch', { json })).toMatchObject({ status: 404 });
  }
});

test('taking an image off a board answers 201, also when it was on none', async () => {
  using sandbox = await stocked();
  const remove = (json: unknown) => ask(sandbox, 'DELETE /api/v1/board_images/', { json });
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
  expect(await ask(sandbox, 'POST /api/v1/board_images/batch/delete', { json })).toMatchObject({
    status: 201,
    body: { removed_images: ['b'] },
  });
});

test('a thousand names are taken and one more is refused whole', async () => {
  using sandbox = await stocked();
  const names = Array.from({ length: 1_001 }, (_, index) => `n${index}`);
  const add = (image_names: string[]) =>
    ask(sandbox, 'POST /api/v1/board_images/batch', { json: { board_id: 'y', image_names } });
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
