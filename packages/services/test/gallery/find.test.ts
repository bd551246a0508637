import { GalleryRepository } from '@x/repositories/gallery';
import { ImageRepository } from '@x/repositories/image';
import { VirtualBoardRepository } from '@x/repositories/virtual-board';
import { createSandbox } from '@x/sandbox/sandbox';
import { createHttpTransport } from '@x/transport/http-transport';
import { expect, test } from 'vitest';

import { parseFilter } from '../../src/filter.js';
import { type FoundNames, GalleryService } from '../../src/gallery.js';
import { collect } from '../support/collect.js';

interface Made {
  readonly day: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly width?: number;
  readonly starred?: boolean;
  readonly asset?: boolean;
}

/** Returns a service on a sandbox with these images, their names, and the paths of its requests. */
async function setUp(made: readonly Made[]) {
  const requests: string[] = [];
  const sandbox = createSandbox();
  const transport = createHttpTransport({
    baseUrl: 'http://sandbox',
    fetch: (input, init) => {
      const request = new Request(input, init);
      requests.push(new URL(request.url).pathname.replace(/\/[0-9a-f-]{36}\.png/, '/{name}'));
      return sandbox.fetch(request);
    },
  });
  const images = new ImageRepository(transport);
  const seeded = await sandbox.seed({
    images: made.map(({ day, metadata, width = 64, starred = false, asset }, index) => ({
      created_at: `${day} 12:00:${String(index).padStart(2, '0')}.000`,
      image_category: asset ? 'user' : 'general',
      ...{ metadata, width, height: 64, starred },
    })),
  });
  const names = seeded.images.map(({ image_name }) => image_name);
  requests.length = 0;
  const stores = {
    images,
    gallery: new GalleryRepository(transport),
    virtualBoards: new VirtualBoardRepository(transport),
  };
  const service = new GalleryService(stores);
  const batches = (text: string, query = {}) =>
    collect<FoundNames>(service.find(parseFilter(text), { starred_first: false, ...query }));
  const find = async (text: string, query = {}) =>
    (await batches(text, query)).flatMap((batch) => batch.names.map((name) => names.indexOf(name)));
  return { service: new GalleryService(stores), stores, requests, names, batches, find };
}

test('finds days, the newest first, or the oldest, or the starred first', async () => {
  const { find, requests } = await setUp([
    { day: '2026-10-31' },
    { day: '2026-11-01' },
    { day: '2026-11-02', starred: true },
    { day: '2026-11-03', asset: true },
    { day: '2026-11-30' },
    { day: '2026-12-01', starred: true },
  ]);
  expect(await find('date:2026-11')).toEqual([4, 2, 1]);
  expect(requests).toEqual(['/api/v1/virtual_boards/by_date', ...Array(4).fill('/api/v1/gallery/item_names')]);
  expect(await find('date:2026-11', { order_dir: 'ASC' })).toEqual([1, 2, 4]);
  expect(await find('date:2026-11', { starred_first: true })).toEqual([2, 4, 1]);
  expect(await find('date:>=2026-11-30 starred:yes')).toEqual([5]);
  expect(await find('kind:assets date:<=2026-11-03')).toEqual([3]);
});

test('finds starred images, and those that are not, in one request', async () => {
  const { find, requests } = await setUp([{ day: '2026-11-01', starred: true }, { day: '2026-11-02' }]);
  expect(await find('starred:yes')).toEqual([0]);
  expect(await find('starred:no')).toEqual([1]);
  expect(requests).toEqual(['/api/v1/gallery/item_names', '/api/v1/gallery/item_names']);
});

test('finds sizes with one request for all images', async () => {
  const sizes = [32, 64, 96].map((width) => ({ day: '2026-11-01', width }));
  const { find, requests } = await setUp(sizes);
  expect(await find('width:>=64', { order_dir: 'ASC' })).toEqual([1, 2]);
  expect(requests).toEqual(['/api/v1/gallery/item_names', '/api/v1/images/images_by_names']);
  expect(await find('width:33..95 height:64')).toEqual([1]);
});

test('finds what metadata says, of either age, and reads only that of what the server finds', async () => {
  const day = '2026-11-01';
  const { find, requests } = await setUp([
    { day, metadata: { model: { name: 'FLUX dev' }, seed: 7, scheduler: 'euler' } },
    { day, metadata: { model: { model_name: 'flux old' }, loras: [{ lora: { model_name: 'Pixel art' } }] } },
    {
      day,
      metadata: { model: { name: 'sdxl' }, seed: 77, positive_prompt: 'in flux', loras: [{ model: { name: 'ink' } }] },
    },
    { day },
  ]);
  expect(await find('model:flux', { order_dir: 'ASC' })).toEqual([0, 1]);
  expect(requests.filter((path) => path.endsWith('/metadata'))).toHaveLength(3);
  expect(await find('lora:"pixel"')).toEqual([1]);
  expect(await find('lora:INK')).toEqual([2]);
  expect(await find('seed:7')).toEqual([0]);
  expect(await find('sampler:eul model:dev')).toEqual([0]);
  expect(await find('model:dev width:32')).toEqual([]);
});

test('says how far it is, and reads on only when it is asked to', async () => {
  const made = Array.from({ length: 60 }, (_, seed) => ({ day: '2026-11-01', metadata: { seed: seed % 2, x: 'fox' } }));
  const { service, requests } = await setUp(made);
  const search = service.find(parseFilter('fox seed:1'));
  const first = await search.next();
  expect(first.value).toMatchObject({ done: 24, total: 60 });
  await new Promise((resolve) => setImmediate(resolve));
  expect(requests.filter((path) => path.endsWith('/metadata'))).toHaveLength(24);
  const rest = await collect<FoundNames>(search);
  expect(rest.map(({ done }) => done)).toEqual([48, 60]);
  expect([...first.value.names, ...rest.flatMap(({ names }) => names)]).toHaveLength(30);
});

test('without a list of days, dates are compared with those of the images', async () => {
  const { stores, names } = await setUp([{ day: '2026-11-01' }, { day: '2026-11-02' }]);
  const { images, gallery } = stores;
  const service = new GalleryService({ images, gallery });
  const [found] = await collect<FoundNames>(service.find(parseFilter('date:2026-11-02')));
  expect(found?.names).toEqual([names[1]]);
});
