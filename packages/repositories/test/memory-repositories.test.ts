import type { Graph } from '@x/models/graph';
import { ConnectionError, UnsupportedOperationError } from '@x/transport/errors';
import { expect, test, vi } from 'vitest';

import { createMemoryRepositories } from '../src/test.js';
import { collected } from './support/operation.js';
import { pngImage } from './support/png-image.js';

const graph: Graph = { nodes: { a: { id: 'a', type: 'integer' } }, edges: [] };

test('starts with the seed, and two of them share nothing', async () => {
  const boards = [{ board_id: 'b', board_name: 'Foxes' }];
  const images = [{ image_name: 'a.png', board_id: 'b' }, { starred: true }];
  const first = createMemoryRepositories({ boards, images, version: '6.13.0' });
  expect(await first.boards.get('b')).toMatchObject({ board_name: 'Foxes', image_count: 1 });
  expect((await first.images.names()).total_count).toBe(2);
  expect(await first.app.version()).toEqual({ version: '6.13.0' });
  expect(await first.app.openApi()).toEqual({ components: { schemas: {} } });
  const second = createMemoryRepositories();
  expect((await second.images.names()).total_count).toBe(0);
  expect(await second.app.version()).toEqual({ version: '6.14.2' });
});

test('a board of the seed that has no name is called "A board"', async () => {
  const { boards } = createMemoryRepositories({ boards: [{ board_id: 'b' }] });
  expect(await boards.get('b')).toMatchObject({ board_name: 'A board' });
});

test('what is added later is newer', async () => {
  const { boards, images, server } = createMemoryRepositories();
  const names = server.addImages('none', 3);
  expect((await images.names()).image_names).toEqual(names.toReversed());
  const ids = [server.addBoard('a'), server.addBoard('b')];
  const listed = await collected(boards.list());
  expect(listed.map(({ board_id }) => board_id)).toEqual(ids.toReversed());
});

test('notes the requests, in order', async () => {
  const { boards, images, server } = createMemoryRepositories();
  const { board_id } = await boards.create({ board_name: 'x' });
  for await (const _ of images.list({ board_id })) expect.unreachable();
  await boards.delete(board_id);
  expect(server.requests).toEqual(['boards.create', 'images.page', 'boards.get', 'boards.delete']);
});

test('a hook fails a request before its work or after it, or loses the response', async () => {
  const { boards, server } = createMemoryRepositories();
  server.onRequest(() => {
    throw new TypeError('before');
  });
  await expect(boards.create({ board_name: 'x' })).rejects.toThrow('before');
  expect(server.boards.size).toBe(0);
  server.onRequest(async (_, next) => {
    await next();
    throw new TypeError('after');
  });
  await expect(boards.create({ board_name: 'x' })).rejects.toThrow('after');
  expect(server.boards.size).toBe(1);
  server.onRequest(() => undefined);
  await expect(boards.create({ board_name: 'x' })).rejects.toThrow(ConnectionError);
  expect(server.boards.size).toBe(1);
  server.onRequest();
  expect((await boards.create({ board_name: 'x' })).board_name).toBe('x');
});

test('an abort while a request is in flight rejects, and what was done stays', async () => {
  const { boards, server } = createMemoryRepositories();
  const controller = new AbortController();
  server.onRequest(async (_, next) => {
    await next();
    controller.abort('enough');
  });
  await expect(boards.create({ board_name: 'x' }, { signal: controller.signal })).rejects.toBe('enough');
  expect(server.boards.size).toBe(1);
});

test('skipped images are in no result of a request about several', async () => {
  const { boards, images, server } = createMemoryRepositories();
  const board = server.addBoard('x');
  const [a = '', b = ''] = server.addImages('none', 2);
  server.skipped.add(a);
  expect((await boards.addImages(board, [a, b])).added_images).toEqual([b]);
  expect((await images.starMany([a, b])).starred_images).toEqual([b]);
  expect((await images.deleteMany([a, b])).deleted_images).toEqual([b]);
  await expect(images.delete(a)).rejects.toMatchObject({ name: 'NotDeletedError' });
  expect(server.imagesOn('none')).toEqual([a]);
});

test('an old server lacks newer operations', async () => {
  const { gallery, queueItems } = createMemoryRepositories({ version: '6.6.2' });
  const calls = [gallery.names(), gallery.page({ offset: 0, limit: 1 }), queueItems.ids(), queueItems.summaries([])];
  for (const call of [...calls, queueItems.getMany([])]) await expect(call).rejects.toThrow(UnsupportedOperationError);
  const newer = createMemoryRepositories({ version: '6.10.0' });
  expect((await newer.queueItems.ids()).item_ids).toEqual([]);
});

test('videos are in galleries and counts, and no request of images moves them', async () => {
  const { boards, gallery, images, server } = createMemoryRepositories();
  const board = server.addBoard('x');
  const video = server.addVideo(board);
  server.addVideo(board, { is_intermediate: true });
  expect((await boards.get(board)).video_count).toBe(1);
  expect((await gallery.names({ board_id: board, is_intermediate: false })).item_names).toEqual([video]);
  expect((await gallery.page({ offset: 0, limit: 1 })).total).toBe(2);
  expect((await images.names()).total_count).toBe(0);
  expect((await boards.delete(board)).deleted_board_videos).toHaveLength(2);
  expect(server.videosOn('none')).toHaveLength(2);
  const other = server.addBoard('y');
  const lost = server.addVideo(other);
  expect(await boards.deleteWithContents(other, { destroy: true })).toEqual({
    ...{ board_id: other, deleted_board_images: [], deleted_board_videos: [] },
    ...{ deleted_images: [], deleted_videos: [lost], failed_images: [], failed_videos: [] },
  });
});

test('a deleted image leaves no file behind', async () => {
  const { images, server } = createMemoryRepositories();
  const { image_name } = await images.upload(pngImage());
  expect([...server.files.keys()]).toEqual([image_name]);
  await images.delete(image_name);
  expect([...server.files.keys()]).toEqual([]);
});

test('a queue takes what it has room for', async () => {
  const { queue, queueItems, server } = createMemoryRepositories({ queueCapacity: 2 });
  expect(await queue.enqueue({ graph, runs: 3 })).toMatchObject({ enqueued: 2, requested: 3, item_ids: [2, 1] });
  server.queue.fail(1, 'a');
  server.queue.change(2, 'canceled');
  expect((await queue.enqueue({ graph })).item_ids).toEqual([3]);
  expect((await queueItems.retryMany([1, 2])).retried_item_ids).toEqual([1]);
});

test('a queue sends an event for what happens on it', async () => {
  const { queue, server } = createMemoryRepositories();
  const onEvent = vi.fn();
  server.queue.onEvent(onEvent);
  await queue.enqueue({ batch_id: 'mine', graph, runs: 3 });
  server.queue.start(1);
  server.queue.progress(1, 'a', { percentage: 0.25 });
  server.queue.finishNodes(1);
  server.queue.complete(1);
  server.queue.fail(2, 'a');
  await queue.cancelBatches(['mine']);
  server.queue.clear();
  expect(onEvent.mock.calls.map(([name]) => name)).toEqual([
    'batch_enqueued',
    'queue_item_status_changed',
    'invocation_progress',
    'invocation_complete',
    'queue_item_status_changed',
    'queue_item_status_changed',
    'invocation_error',
    'queue_items_canceled',
    'queue_cleared',
  ]);
  expect(onEvent.mock.calls[7]?.[1]).toMatchObject({ canceled_item_ids: [3] });
  server.queue.onEvent();
  server.queue.add(graph);
  expect(onEvent).toHaveBeenCalledTimes(9);
});

test('a restart cancels what runs, and sends no event', async () => {
  const { queue, queueItems, server } = createMemoryRepositories();
  await queue.enqueue({ graph, runs: 2 });
  server.queue.start(1);
  const onEvent = vi.fn();
  server.queue.onEvent(onEvent);
  server.queue.restart();
  expect([(await queueItems.get(1)).status, (await queueItems.get(2)).status]).toEqual(['canceled', 'pending']);
  expect(onEvent).not.toHaveBeenCalled();
});

test('an item that was returned does not change later', async () => {
  const { queue, queueItems, server } = createMemoryRepositories();
  await queue.enqueue({ graph });
  const before = await queueItems.get(1);
  server.queue.run(1);
  expect(before).toMatchObject({ status: 'pending', session: { results: {} } });
});
