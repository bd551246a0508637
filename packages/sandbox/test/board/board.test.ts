import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { bodyOf, request } from '../support/request.js';

const clock = () => new Date('2026-11-25T02:49:43.110Z');

test('returns a new board with every key, and the name of its owner only in lists', async () => {
  using sandbox = createSandbox({ clock, uuid: () => 'b1' });
  const made = await request(sandbox, 'POST /api/v1/boards/?board_name=a%20b');
  expect(made.status).toBe(201);
  expect(JSON.stringify(made.body)).toBe(
    '{"board_id":"b1","board_name":"a b","user_id":"system","created_at":"2026-11-25 02:49:43.110",' +
      '"updated_at":"2026-11-25 02:49:43.110","deleted_at":null,"cover_image_name":null,"archived":false,' +
      '"board_visibility":"private","cover_video_name":null,"image_count":0,"video_count":0,"asset_count":0,' +
      '"owner_username":null}',
  );
  expect(await bodyOf(sandbox, 'GET /api/v1/boards/?all=true')).toEqual([
    { ...(made.body as object), owner_username: 'System' },
  ]);
});

test('a list requires all, or an offset and a limit; its total is the length of the page', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ boards: ['a', 'B', 'c'].map((board_name) => ({ board_name })) });
  const missing = await request(sandbox, 'GET /api/v1/boards/?offset=0');
  expect(missing).toMatchObject({
    status: 400,
    body: { detail: "Invalid request: Must provide either 'all' or both 'offset' and 'limit'" },
  });
  expect(await bodyOf(sandbox, 'GET /api/v1/boards/?offset=1&limit=1')).toMatchObject({
    total: 1,
    limit: 1,
    offset: 1,
  });
  expect(await bodyOf(sandbox, 'GET /api/v1/boards/?offset=0&limit=-1')).toMatchObject({ total: 3, limit: -1 });
});

test('the complete list sorts names case-insensitively, a page does not', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ boards: ['a', 'B', 'c'].map((board_name) => ({ board_name })) });
  const named = (boards: unknown) => (boards as { board_name: string }[]).map((board) => board.board_name).join('');
  const sorted = 'GET /api/v1/boards/?order_by=board_name&direction=ASC';
  expect(named(await bodyOf(sandbox, `${sorted}&all=1`))).toBe('aBc');
  expect(named(((await bodyOf(sandbox, `${sorted}&offset=0&limit=9`)) as { items: unknown }).items)).toBe('Bac');
  expect(named(await bodyOf(sandbox, 'GET /api/v1/boards/?all=1'))).toBe('cBa');
});

test('lists archived boards on request', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ boards: [{ board_id: 'b1', archived: true }] });
  expect(await bodyOf(sandbox, 'GET /api/v1/boards/?all=true')).toEqual([]);
  expect(await bodyOf(sandbox, 'GET /api/v1/boards/?all=true&include_archived=true')).toMatchObject([
    { board_id: 'b1' },
  ]);
  expect(await bodyOf(sandbox, 'GET /api/v1/boards/b1')).toMatchObject({ archived: true });
});

test('a change sets updated_at without milliseconds; an empty change does not', async () => {
  using sandbox = createSandbox({ clock });
  await sandbox.seed({ boards: [{ board_id: 'b1', updated_at: '2020-01-01 00:00:00.123' }] });
  const patch = (json: unknown) => request(sandbox, 'PATCH /api/v1/boards/b1', { json });
  expect(await patch({})).toMatchObject({ status: 201, body: { updated_at: '2020-01-01 00:00:00.123' } });
  expect(await patch({ board_name: null })).toMatchObject({ body: { updated_at: '2020-01-01 00:00:00.123' } });
  expect((await patch({ board_name: 'new', archived: 'yes', board_visibility: 'public' })).body).toMatchObject({
    board_name: 'new',
    archived: true,
    board_visibility: 'public',
    updated_at: '2026-11-25 02:49:43',
  });
});

test('a chosen cover is accepted and never returned, and fails when the image does not exist', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ boards: [{ board_id: 'b1' }], images: [{ image_name: 'i1.png' }] });
  const patch = (json: unknown) => request(sandbox, 'PATCH /api/v1/boards/b1', { json });
  expect(await patch({ cover_image_name: 'i1.png' })).toMatchObject({ status: 201, body: { cover_image_name: null } });
  expect(await patch({ cover_image_name: 'none.png', board_name: 'x' })).toMatchObject({
    status: 500,
    body: { detail: 'Failed to update board' },
  });
  expect(await bodyOf(sandbox, 'GET /api/v1/boards/b1')).toMatchObject({ board_name: 'A board' });
});

test('rejects unknown keys of a board, after errors of known ones', async () => {
  using sandbox = createSandbox();
  const { status, body } = await request(sandbox, 'PATCH /api/v1/boards/none', { json: { zz: 1, board_name: 3 } });
  expect(status).toBe(422);
  expect(body).toEqual({
    detail: [
      { type: 'string_type', loc: ['body', 'board_name'], msg: 'Input should be a valid string', input: 3 },
      { type: 'extra_forbidden', loc: ['body', 'zz'], msg: 'Extra inputs are not permitted', input: 1 },
    ],
  });
});

test('counts exclude intermediate images, and the cover is the newest image, starred ones first', async () => {
  using sandbox = createSandbox();
  const on = { board_id: 'b1' };
  await sandbox.seed({
    boards: [on],
    images: [
      { ...on, image_name: 'starred.png', starred: true },
      { ...on, image_category: 'mask' },
      { ...on, image_name: 'newest.png' },
      { ...on, is_intermediate: true },
    ],
  });
  const board = () => bodyOf(sandbox, 'GET /api/v1/boards/b1');
  expect(await board()).toMatchObject({ image_count: 2, asset_count: 1, cover_image_name: 'starred.png' });
  await request(sandbox, 'POST /api/v1/images/unstar', { json: { image_names: ['starred.png'] } });
  expect(await board()).toMatchObject({ cover_image_name: 'newest.png' });
});

test('deleting a board makes its images uncategorized, or deletes them on request', async () => {
  using sandbox = createSandbox();
  const images = ['a.png', 'b.png'].map((image_name) => ({ image_name, board_id: image_name.slice(0, 1) }));
  await sandbox.seed({ boards: [{ board_id: 'a' }, { board_id: 'b' }], images });
  const none = { deleted_board_videos: [], deleted_videos: [], failed_images: [], failed_videos: [] };
  expect(await bodyOf(sandbox, 'DELETE /api/v1/boards/a')).toEqual({
    ...{ board_id: 'a', deleted_board_images: ['a.png'], deleted_images: [], ...none },
  });
  expect(await bodyOf(sandbox, 'DELETE /api/v1/boards/b?include_images=true')).toEqual({
    ...{ board_id: 'b', deleted_board_images: [], deleted_images: ['b.png'], ...none },
  });
  expect(await bodyOf(sandbox, 'GET /api/v1/images/i/a.png')).toMatchObject({ board_id: null });
  expect(await request(sandbox, 'GET /api/v1/images/i/b.png')).toMatchObject({ status: 404 });
  expect(await request(sandbox, 'DELETE /api/v1/boards/a')).toMatchObject({
    status: 404,
    body: { detail: 'Board not found' },
  });
});

test('none is not a board, but lists the names of images without one', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ images: [{ image_name: 'a.png', is_intermediate: true }, { image_name: 'b.png' }] });
  const names = 'GET /api/v1/boards/none/image_names';
  expect(await bodyOf(sandbox, names)).toEqual(['a.png', 'b.png']);
  expect(await bodyOf(sandbox, `${names}?is_intermediate=false&categories=general`)).toEqual(['b.png']);
  expect(await request(sandbox, 'GET /api/v1/boards/none')).toMatchObject({ status: 404 });
});
