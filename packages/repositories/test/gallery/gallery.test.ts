import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';
import { GalleryRepository } from '../../src/gallery.js';
import { type Operation, runOperation } from '../support/operation.js';

const item = {
  kind: 'video',
  name: 'a.mp4',
  full_url: 'api/v1/videos/i/a.mp4/full',
  thumbnail_url: 'api/v1/videos/i/a.mp4/thumbnail',
  width: 64,
  height: 48,
  category: 'general',
  starred: false,
  is_intermediate: false,
  board_id: null,
  created_at: '2026-11-22 13:08:21.950',
  duration: 2.5,
  fps: 24,
};
const since = '6.14.0';
const query = { board_id: 'none', origin: 'internal', order_dir: 'ASC', starred_first: false } as const;
const names = { item_names: ['a.mp4'], starred_count: 0, total_count: 1 };
const kinds = { items: [{ kind: 'video', name: 'a.mp4' }], starred_count: 0, total_count: 1 };

const operations: Record<string, Operation<GalleryRepository>> = {
  list: {
    call: (gallery, o) => gallery.list(query, { ...o, pageSize: 1_000 }),
    response: { offset: 0, limit: 1_000, total: 1, items: [item] },
    route: 'GET /api/v1/gallery/items/',
    request: { query: { ...query, offset: 0, limit: 1_000 }, since },
    result: [item],
  },
  page: {
    call: (gallery, o) => gallery.page({ ...query, offset: 0, limit: 0 }, o),
    response: { offset: 0, limit: 0, total: 1, items: [] },
    route: 'GET /api/v1/gallery/items/',
    request: { query: { ...query, offset: 0, limit: 0 }, since },
  },
  names: {
    call: (gallery, o) => gallery.names({ ...query, created_date: '2026-11-22' }, o),
    response: names,
    route: 'GET /api/v1/gallery/item_names',
    request: { query: { ...query, created_date: '2026-11-22' }, since },
  },
  namesWithKinds: {
    call: (gallery, o) => gallery.namesWithKinds(query, o),
    response: kinds,
    route: 'GET /api/v1/gallery/items/names',
    request: { query, since },
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(GalleryRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(GalleryRepository.prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});

test('rejects a limit of 1 001 without a request', async () => {
  const transport = new FakeTransport();
  const page = new GalleryRepository(transport).page({ offset: 0, limit: 1_001 });
  await expect(page).rejects.toMatchObject({ name: 'InputError', argument: 'query.limit', limit: 1_000 });
  expect(transport.requests).toEqual([]);
});
