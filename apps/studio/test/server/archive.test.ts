import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createArchive, openArchive } from '@x/archive/open-archive';
import { createClient } from '@x/resources/client';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type ServedPage, servePage } from '../../src/server/serve-page.js';
import { archiveSite, toSites } from '../../src/server/site.js';
import { workflowDocument } from '../support/workflow-of.js';

let folder: string;
let page: ServedPage;
let end: () => Promise<void>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio-archive-'));
  const path = join(folder, 'foxes');
  const target = await createArchive(path, { name: 'Foxes', sync: false });
  const { board_id } = await target.boards.create({ board_name: 'By night' });
  const background = { r: 200, g: 80, b: 20 };
  const file = new Blob([
    new Uint8Array(
      await sharp({ create: { width: 600, height: 300, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  ]);
  await target.images.upload(file, {
    image_category: 'general',
    board_id,
    metadata: { seed: 18446744073709551615n, note: 'red fox' },
  });
  await target.images.upload(file, { image_category: 'user' });
  for (const [name, tags] of [
    ['Day', 'light, sky'],
    ['Night', 'sky'],
    ['Noise', ''],
  ] as const) {
    await target.workflows.create(workflowDocument({ name, tags, nodes: {} }));
  }
  await target.close();
  const archive = await openArchive(path);
  page = await servePage({ folder, sites: toSites([archiveSite(archive)]) });
  end = () => archive.close();
});
afterAll(async () => {
  await page.close();
  await end();
  await rm(folder, { recursive: true, force: true });
});

test('lists, filters, days and records are those of a server with the same gallery', async () => {
  using client = createClient({ baseUrl: page.url });
  const { boards, gallery, images, virtualBoards } = client.repositories;
  const [board] = await Array.fromAsync(boards.list());
  expect(board).toMatchObject({ board_name: 'By night', image_count: 1 });
  const { item_names } = await gallery.names({ board_id: board?.board_id ?? '' });
  expect(item_names).toHaveLength(1);
  expect((await gallery.names({ search_term: 'red fox' })).item_names).toEqual(item_names);
  expect((await gallery.names({ categories: ['user'] })).item_names).toHaveLength(1);
  expect((await gallery.page({ offset: 1, limit: 5 })).items).toHaveLength(1);
  expect((await images.getMany(item_names))[0]).toMatchObject({ width: 600, height: 300 });
  expect(await images.metadata(item_names[0] ?? '')).toMatchObject({ seed: 18446744073709551615n });
  expect(await Array.fromAsync(virtualBoards.list())).toMatchObject([{ image_count: 1, asset_count: 1 }]);
  await expect(images.get('missing.png')).rejects.toMatchObject({ status: 404 });
});

test('a thumbnail is a WebP of at most 256 pixels, and the picture is the file', async () => {
  using client = createClient({ baseUrl: page.url });
  const { gallery, images } = client.repositories;
  const [name = ''] = (await gallery.names({ starred_first: false })).item_names;
  const thumbnail = await images.thumbnail(name);
  expect(await sharp(await thumbnail.bytes()).metadata()).toMatchObject({ format: 'webp', width: 256, height: 128 });
  expect(await sharp(await (await images.full(name)).bytes()).metadata()).toMatchObject({ format: 'png', width: 600 });
});

test('nothing can be changed, and the description of the operations says so', async () => {
  using client = createClient({ baseUrl: page.url });
  await expect(client.repositories.boards.create({ board_name: 'No' })).rejects.toMatchObject({ status: 405 });
  const { operations, isMultiUser } = await client.capabilities();
  expect(isMultiUser).toBe(false);
  expect(operations.has('GET /api/v1/gallery/item_names')).toBe(true);
  expect(operations.has('POST /api/v1/boards/')).toBe(false);
});

test('workflows are listed page by page, by name or tag, as the library of a server lists them', async () => {
  using client = createClient({ baseUrl: page.url });
  const { workflows } = client.repositories;
  const second = await workflows.page({ page: 1, per_page: 2, order_by: 'name', direction: 'DESC' });
  expect(second).toMatchObject({ page: 1, pages: 2, total: 3, items: [{ name: 'Day' }] });
  expect((await Array.fromAsync(workflows.list({ tags: ['light'] }))).map(({ name }) => name)).toEqual(['Day']);
  expect((await Array.fromAsync(workflows.list({ query: 'noi' }))).map(({ name }) => name)).toEqual(['Noise']);
  expect(await workflows.tags()).toEqual(['light', 'sky']);
});
