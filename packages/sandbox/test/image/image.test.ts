import { expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox.js';
import { bodyOf, request } from '../support/request.js';

const clock = () => new Date('2026-11-25T02:49:43.110Z');

async function seeded(): Promise<Sandbox> {
  const sandbox = createSandbox({ clock });
  await sandbox.seed({
    boards: [{ board_id: 'x' }],
    images: [
      { image_name: 'a', starred: true, metadata: { prompt: 'Red Fox' } },
      { image_name: 'b', board_id: 'x', image_category: 'mask', metadata: { prompt: 'GRÜN', scale: '100%' } },
      { image_name: 'c', is_intermediate: true, image_origin: 'internal' },
      { image_name: 'd', board_id: 'x' },
    ],
  });
  return sandbox;
}

const namesOf = async (sandbox: Sandbox, query: string) =>
  ((await bodyOf(sandbox, `GET /api/v1/images/names?${query}`)) as { image_names: string[] }).image_names.join('');

test.each([
  ['', 'adcb'],
  ['order_dir=ASC', 'abcd'],
  ['starred_first=false', 'dcba'],
  ['is_intermediate=true', 'c'],
  ['image_origin=external', 'adb'],
  ['categories=mask&categories=user', 'b'],
  ['board_id=none', 'ac'],
  ['board_id=x', 'db'],
  ['board_id=nowhere', ''],
  ['board_id=', ''],
])('filters and orders lists of images: %s', async (query, names) => {
  using sandbox = await seeded();
  expect(await namesOf(sandbox, query)).toBe(names);
});

test.each([
  ['', 'adcb'],
  ['fox', 'a'],
  ['FOX', 'a'],
  ['"prompt":"Red', 'a'],
  ['gr', 'b'],
  ['GRÜN', ''],
  ['100_', 'b'],
  ['r%d', 'a'],
  ['2026-11-25', 'adcb'],
])('searches %s in metadata and date, with wildcards', async (term, names) => {
  using sandbox = await seeded();
  expect(await namesOf(sandbox, `search_term=${encodeURIComponent(term)}`)).toBe(names);
});

test('counts starred images only when they are first', async () => {
  using sandbox = await seeded();
  const names = 'GET /api/v1/images/names';
  expect(await bodyOf(sandbox, names)).toMatchObject({ starred_count: 1, total_count: 4 });
  expect(await bodyOf(sandbox, `${names}?starred_first=false`)).toMatchObject({ starred_count: 0, total_count: 4 });
});

test('a page has the total of all images and a limit from 0 to 1000, 10 by default', async () => {
  using sandbox = await seeded();
  const page = (query: string) => request(sandbox, `GET /api/v1/images/${query}`);
  expect((await page('')).body).toMatchObject({ limit: 10, offset: 0, total: 4 });
  expect((await page('?limit=0')).body).toEqual({ limit: 0, offset: 0, total: 4, items: [] });
  expect((await page('?limit=1&offset=3')).body).toMatchObject({ total: 4, items: [{ image_name: 'b' }] });
  expect((await page('?limit=1001&offset=-1')).body).toEqual({
    detail: [
      {
        ...{ type: 'greater_than_equal', loc: ['query', 'offset'] },
        ...{ msg: 'Input should be greater than or equal to 0', input: '-1', ctx: { ge: 0 } },
      },
      {
        ...{ type: 'less_than_equal', loc: ['query', 'limit'] },
        ...{ msg: 'Input should be less than or equal to 1000', input: '1001', ctx: { le: 1000 } },
      },
    ],
  });
});

test('images by names keep order and repetitions, without missing images', async () => {
  using sandbox = await seeded();
  const json = { image_names: ['d', 'zz', 'a', 'd'] };
  const images = await bodyOf(sandbox, 'POST /api/v1/images/images_by_names', { json });
  expect(images).toMatchObject([{ image_name: 'd' }, { image_name: 'a' }, { image_name: 'd' }]);
});

test('starring returns the existing images and sets updated_at even without a change', async () => {
  using sandbox = await seeded();
  await sandbox.seed({ images: [{ image_name: 'e', starred: true, updated_at: '2020-01-01 00:00:00.000' }] });
  const json = { image_names: ['e', 'zz', 'd', 'e'] };
  expect(await bodyOf(sandbox, 'POST /api/v1/images/star', { json })).toEqual({
    affected_boards: ['none', 'x'],
    starred_images: ['e', 'd'],
    failed_images: [],
  });
  expect(await bodyOf(sandbox, 'GET /api/v1/images/i/e')).toMatchObject({ updated_at: '2026-11-25 02:49:43.110' });
});

test('a change accepts only booleans, ignores unknown keys, and returns 400 for a missing image', async () => {
  using sandbox = await seeded();
  const patch = (name: string, json: unknown) => request(sandbox, `PATCH /api/v1/images/i/${name}`, { json });
  expect(await patch('d', { starred: 1 })).toMatchObject({ status: 422, body: { detail: [{ type: 'bool_type' }] } });
  expect(await patch('d', { board_id: null, width: 1 })).toMatchObject({
    status: 200,
    body: { board_id: 'x', width: 64 },
  });
  expect(await patch('d', { session_id: 's', starred: true })).toMatchObject({
    body: { session_id: 's', starred: true },
  });
  expect(await patch('zz', {})).toMatchObject({ status: 400, body: { detail: 'Failed to update image' } });
});

test('deletes one image or returns 404; missing images of many are in no list', async () => {
  using sandbox = await seeded();
  expect(await bodyOf(sandbox, 'DELETE /api/v1/images/i/d')).toEqual({
    affected_boards: ['x'],
    deleted_images: ['d'],
    failed_images: [],
  });
  expect(await request(sandbox, 'DELETE /api/v1/images/i/d')).toMatchObject({
    status: 404,
    body: { detail: 'Image not found' },
  });
  const json = { image_names: ['d', 'a'] };
  expect(await bodyOf(sandbox, 'POST /api/v1/images/delete', { json })).toEqual({
    affected_boards: ['none'],
    deleted_images: ['a'],
    failed_images: [],
  });
});

test('counts and deletes intermediate images, with and without a board', async () => {
  using sandbox = await seeded();
  expect(await bodyOf(sandbox, 'GET /api/v1/images/intermediates')).toBe(1);
  expect(await bodyOf(sandbox, 'DELETE /api/v1/images/intermediates')).toBe(1);
  expect(await bodyOf(sandbox, 'GET /api/v1/images/intermediates')).toBe(0);
});

test('deletes all uncategorized images and none on boards', async () => {
  using sandbox = await seeded();
  const uncategorized = 'DELETE /api/v1/images/uncategorized';
  expect(await bodyOf(sandbox, uncategorized)).toMatchObject({
    affected_boards: ['none'],
    deleted_images: expect.arrayContaining(['a', 'c']),
  });
  expect(await bodyOf(sandbox, uncategorized)).toMatchObject({ affected_boards: [], deleted_images: [] });
  expect(await namesOf(sandbox, '')).toBe('db');
});

test('returns URLs of images that do not exist, and 501 for uploads by URL', async () => {
  using sandbox = createSandbox();
  expect(await bodyOf(sandbox, 'GET /api/v1/images/i/zz/urls')).toEqual({
    image_name: 'zz',
    image_url: 'api/v1/images/i/zz/full',
    thumbnail_url: 'api/v1/images/i/zz/thumbnail',
  });
  const json = { width: 1, height: 1 };
  expect(await request(sandbox, 'POST /api/v1/images/', { json })).toMatchObject({
    status: 501,
    body: { detail: 'Not implemented' },
  });
});
