import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import type { Image } from '@x/models/image';
import { createMemoryRepositories, type MemorySeed } from '@x/repositories/test';
import { ConnectionError, InputError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import { type GalleryListOptions, GalleryService } from '../../src/gallery.js';
import { collect } from '../support/collect.js';

function setUp(count = 0, seed: MemorySeed = {}) {
  const repositories = createMemoryRepositories(seed);
  const { server } = repositories;
  const names = server.addImages('none', count).reverse();
  return { repositories, server, names, service: new GalleryService(repositories) };
}

async function namesOf(list: AsyncIterable<Image>): Promise<string[]> {
  const names: string[] = [];
  for await (const { image_name } of list) names.push(image_name);
  return names;
}

test('lists the images of all windows in order', async () => {
  const { server, names, service } = setUp(1_001);
  expect(await namesOf(service.list())).toEqual(names);
  expect(server.requests).toEqual(['gallery.names', ...Array.from({ length: 6 }, () => 'images.getMany')]);
});

test('fetches one window ahead and no more', async () => {
  const { server, service } = setUp(1_000);
  const list = service.list({}, { windowSize: 100 });
  await list.next();
  expect(server.requests).toHaveLength(3);
  for (let read = 1; read < 100; read++) await list.next();
  expect(server.requests).toHaveLength(3);
  await list.next();
  expect(server.requests).toHaveLength(4);
});

test('a break stops the requests', async () => {
  const { server, service } = setUp(1_000);
  for await (const _ of service.list({}, { windowSize: 100 })) break;
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(server.requests).toHaveLength(3);
});

test('an abort stops the list at the next image, even if that was fetched already', async () => {
  const { service } = setUp(1_000);
  const [abort, reason] = [new AbortController(), new Error('enough')];
  const seen: string[] = [];
  const listing = async (): Promise<void> => {
    for await (const { image_name } of service.list({}, { signal: abort.signal })) {
      seen.push(image_name);
      if (seen.length === 7) abort.abort(reason);
    }
  };
  await expect(listing()).rejects.toBe(reason);
  expect(seen).toHaveLength(7);
});

test('skips images deleted in the meantime, and videos', async () => {
  const { server, names, service } = setUp(500);
  server.addVideo('none');
  const list = service.list({}, { windowSize: 100 });
  await list.next();
  for (const name of names.slice(250, 260)) server.images.delete(name);
  expect(await namesOf(list)).toEqual([...names.slice(1, 250), ...names.slice(260)]);
});

test('rejects for a board that does not exist, or is deleted meanwhile, and not for an empty one', async () => {
  const { server, service } = setUp();
  const board_id = server.addBoard('x');
  expect(await collect(service.list({ board_id }))).toEqual([]);
  await expect(service.list({ board_id: 'gone' }).next()).rejects.toMatchObject({ name: 'NotFoundError' });
  server.addImages(board_id, 500);
  const read = async (): Promise<void> => {
    for await (const _ of service.list({ board_id })) {
      server.boards.delete(board_id);
      for (const name of server.imagesOn(board_id)) server.images.delete(name);
    }
  };
  await expect(read()).rejects.toMatchObject({ name: 'NotFoundError' });
});

test('images added in the meantime shift nothing', async () => {
  const { server, names, service } = setUp(500);
  const list = service.list({}, { windowSize: 100 });
  await list.next();
  server.addImages('none', 50);
  expect(await namesOf(list)).toEqual(names.slice(1));
});

test('ignores the failure of a window that is not reached', async () => {
  const { server, service } = setUp(300);
  let windows = 0;
  server.onRequest((request, next) => {
    if (request === 'images.getMany' && ++windows === 2) throw new ConnectionError(request, 'reset');
    return next();
  });
  for await (const _ of service.list({}, { windowSize: 100 })) break;
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(windows).toBe(2);
});

test('rejects with the failure of a window when it is reached, and not before', async () => {
  const { server, service } = setUp(300);
  let windows = 0;
  server.onRequest((request, next) => {
    if (request === 'images.getMany' && ++windows === 2) throw new ConnectionError(request, 'reset');
    return next();
  });
  const seen: Image[] = [];
  const listing = async (): Promise<void> => {
    for await (const image of service.list({}, { windowSize: 100 })) seen.push(image);
  };
  await expect(listing()).rejects.toThrow(ConnectionError);
  expect(seen).toHaveLength(100);
});

test('keeps only the names of 100 000 images', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage: () => void = runInNewContext('gc');
  const { repositories, server } = setUp();
  const template = server.images.get(server.addImage('none'));
  const item_names = Array.from({ length: 100_000 }, (_, index) => `${index}.png`);
  const windows: WeakRef<Image[]>[] = [];
  let held = 0;
  const service = new GalleryService({
    gallery: { ...repositories.gallery, names: async () => ({ item_names, starred_count: 0, total_count: 100_000 }) },
    images: {
      ...repositories.images,
      getMany: async (names) => {
        const images = names.flatMap((image_name) => (template ? [{ ...template, image_name }] : []));
        windows.push(new WeakRef(images));
        return images;
      },
    },
  });

  let count = 0;
  for await (const { image_name } of service.list()) {
    if (image_name !== item_names[count]) throw new Error(`${image_name} is out of order`);
    if (++count % 25_000 !== 100) continue;
    await new Promise((resolve) => setTimeout(resolve));
    collectGarbage();
    held = Math.max(held, windows.filter((window) => window.deref()).length);
  }

  expect(count).toBe(100_000);
  expect(windows).toHaveLength(500);
  expect(held).toBeLessThanOrEqual(3);
});

test('reports progress after each window', async () => {
  const { service } = setUp(250);
  const calls: string[] = [];
  const onProgress: GalleryListOptions['onProgress'] = ({ done, total }) => calls.push(`${done} of ${total}`);
  await namesOf(service.list({}, { windowSize: 100, onProgress }));
  expect(calls).toEqual(['100 of 250', '200 of 250', '250 of 250']);
});

test('counts in one request, and plans a list in one', async () => {
  const { server, service } = setUp(250);
  server.addImage('none', { is_intermediate: true });
  server.addVideo('none');
  expect(await service.count()).toBe(251);
  const plan = await service.planList({}, { windowSize: 100 });
  expect(plan).toEqual({ images: 250, requests: 4 });
  expect(server.requests).toEqual(['gallery.page', 'images.page']);
  server.requests.length = 0;
  await namesOf(service.list({}, { windowSize: 100 }));
  expect(server.requests).toHaveLength(plan.requests);
});

test('lists intermediate images on request only', async () => {
  const { server, service } = setUp(1);
  const scratch = server.addImage('none', { is_intermediate: true });
  expect((await service.names()).images).toHaveLength(1);
  expect((await service.names({ is_intermediate: true })).images).toEqual([scratch]);
});

test.each([0, -1, 1.5, 1_001, Number.NaN])('refuses windows of %d before any request', async (windowSize) => {
  const { server, service } = setUp(1);
  await expect(service.list({}, { windowSize }).next()).rejects.toThrow(InputError);
  await expect(service.planList({}, { windowSize })).rejects.toThrow(InputError);
  expect(server.requests).toEqual([]);
});

test('searches by a term, and refuses an empty one, which would match everything', async () => {
  const { server, service } = setUp(3);
  const found = server.addImage('none', { created_at: '2027-01-02' });
  expect(await namesOf(service.search('2027'))).toEqual([found]);
  await expect(service.search('').next()).rejects.toThrow(InputError);
});

test('selects the names of images for which a predicate returns true, in order', async () => {
  const { server, service } = setUp(300);
  const starred = [server.addImage('none', { starred: true }), server.addImage('none', { starred: true })];
  expect(await service.select({}, (image) => image.starred)).toEqual(starred.reverse());
});

test('probes for a gallery once, and lists the images of a server without', async () => {
  const { server, names, service } = setUp(3, { version: '6.13.8' });
  expect(await service.names()).toEqual({ images: names, videos: [] });
  expect(await service.count()).toBe(3);
  expect(await namesOf(service.list())).toEqual(names);
  expect(server.requests).toEqual(['gallery.names', 'images.names', 'images.page', 'images.names', 'images.getMany']);
});

test('probes for a gallery again after a lost connection', async () => {
  const { server, names, service } = setUp(2);
  const error = new ConnectionError('GET', 'reset');
  server.onRequest(() => {
    throw error;
  });
  await expect(service.names()).rejects.toBe(error);
  server.onRequest();
  expect((await service.names()).images).toEqual(names);
  expect(server.requests).toEqual(['gallery.names', 'gallery.names']);
});
