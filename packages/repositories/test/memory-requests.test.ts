import type { Graph } from '@x/models/graph';
import { makeVideoFile } from '@x/sandbox/make-video-file';
import { NotFoundError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { createMemoryRepositories } from '../src/test.js';
import { pngImage } from './support/png-image.js';

const graph: Graph = { nodes: {}, edges: [] };

/** Repositories with a board, an image, a video and an item, and the requests that a call makes of them. */
function setUp() {
  const repositories = createMemoryRepositories({
    boards: [{ board_id: 'b' }],
    images: [{ image_name: 'a.png' }],
    videos: [{ video_name: 'a.mp4' }],
  });
  const { app, boards, gallery, images, queue, queueItems, videos, server } = repositories;
  const item = server.queue.add(graph);
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    'app.version': () => app.version(),
    'app.openApi': () => app.openApi(),
    'boards.list': () => boards.list().next(),
    'boards.get': () => boards.get('b'),
    'boards.find': () => boards.find('b'),
    'boards.create': () => boards.create({ board_name: 'x' }),
    'boards.update': () => boards.update('b', { board_name: 'x' }),
    'boards.imageNames': () => boards.imageNames('b'),
    'boards.delete': () => boards.delete('b'),
    'boards.deleteWithContents': () => boards.deleteWithContents('b', { destroy: true }),
    'boards.addImages': () => boards.addImages('b', ['a.png']),
    'boards.removeImages': () => boards.removeImages(['a.png']),
    'gallery.names': () => gallery.names(),
    'gallery.page': () => gallery.page({ offset: 0, limit: 1 }),
    'images.get': () => images.get('a.png'),
    'images.find': () => images.find('a.png'),
    'images.exists': () => images.exists('a.png'),
    'images.names': () => images.names(),
    'images.page': () => images.page({ offset: 0, limit: 1 }),
    'images.getMany': () => images.getMany(['a.png']),
    'images.upload': () => images.upload(pngImage()),
    'images.update': () => images.update('a.png', { starred: true }),
    'images.delete': () => images.delete('a.png'),
    'images.deleteMany': () => images.deleteMany(['a.png']),
    'images.starMany': () => images.starMany(['a.png']),
    'images.unstarMany': () => images.unstarMany(['a.png']),
    'images.metadata': () => images.metadata('a.png'),
    'images.full': () => images.full('a.png'),
    'images.stream': () => images.stream('a.png'),
    'images.thumbnail': () => images.thumbnail('a.png'),
    'queue.status': () => queue.status(),
    'queue.batchStatus': () => queue.batchStatus('mine'),
    'queue.countsByDestination': () => queue.countsByDestination('mine'),
    'queue.enqueue': () => queue.enqueue({ graph }),
    'queue.cancelBatches': () => queue.cancelBatches(['mine']),
    'queueItems.get': () => queueItems.get(item),
    'queueItems.find': () => queueItems.find(item),
    'queueItems.ids': () => queueItems.ids(),
    'queueItems.getMany': () => queueItems.getMany([item]),
    'queueItems.summaries': () => queueItems.summaries([item]),
    'queueItems.cancel': () => queueItems.cancel(item),
    'queueItems.retryMany': () => queueItems.retryMany([item]),
    'queueItems.delete': () => queueItems.delete(item),
    'videos.get': () => videos.get('a.mp4'),
    'videos.find': () => videos.find('a.mp4'),
    'videos.exists': () => videos.exists('a.mp4'),
    'videos.names': () => videos.names(),
    'videos.page': () => videos.page({ offset: 0, limit: 1 }),
    'videos.upload': () => videos.upload(makeVideoFile()),
    'videos.update': () => videos.update('a.mp4', { starred: true }),
    'videos.delete': () => videos.delete('a.mp4'),
    'videos.deleteMany': () => videos.deleteMany(['a.mp4']),
    'videos.starMany': () => videos.starMany(['a.mp4']),
    'videos.unstarMany': () => videos.unstarMany(['a.mp4']),
    'videos.addToBoard': () => videos.addToBoard('a.mp4', 'b'),
    'videos.removeFromBoard': () => videos.removeFromBoard('a.mp4'),
    'videos.metadata': () => videos.metadata('a.mp4'),
    'videos.full': () => videos.full('a.mp4'),
    'videos.stream': () => videos.stream('a.mp4'),
  };
  return { calls, repositories };
}

const names = Object.keys(setUp().calls);

test('every method is called here, but the lists of images and videos, which ask for pages', () => {
  const { server: _, ...repositories } = setUp().repositories;
  const methods = Object.entries(repositories).flatMap(([repository, methods]) =>
    Object.entries(methods).flatMap(([method, value]) =>
      typeof value === 'function' ? [`${repository}.${method}`] : [],
    ),
  );
  expect([...names, 'images.list', 'videos.list'].toSorted()).toEqual(methods.toSorted());
});

test.each(names)('a call of %s is noted as one request of that name', async (name) => {
  const { calls, repositories } = setUp();
  await calls[name]?.();
  expect(repositories.server.requests).toEqual([name]);
});

test('an update that is refused names its argument', async () => {
  const { boards, images } = setUp().repositories;
  const changes = JSON.parse('{"starred":"x","archived":"x"}');
  const argument = expect.stringMatching(/^changes(\.|$)/);
  await expect(images.update('a.png', changes)).rejects.toMatchObject({ name: 'InputError', argument });
  await expect(boards.update('b', changes)).rejects.toMatchObject({ name: 'InputError', argument });
});

test('the addresses of an image contain its name, and a board that is deleted leaves its images', async () => {
  const { boards, images } = setUp().repositories;
  const urls = { image_url: 'api/v1/images/i/a.png/full', thumbnail_url: 'api/v1/images/i/a.png/thumbnail' };
  expect(await images.get('a.png')).toMatchObject(urls);
  const nothing = { deleted_images: [], deleted_videos: [], failed_images: [], failed_videos: [] };
  expect(await boards.delete('b')).toMatchObject(nothing);
  expect(await images.exists('a.png')).toBe(true);
});

test('an error names the repository', async () => {
  const { boards, images, queueItems } = createMemoryRepositories();
  const fromBoards = {
    name: 'NotFoundError',
    message: 'boards: 404 Board not found',
    parameters: { board_id: 'gone' },
  };
  await expect(boards.get('gone')).rejects.toMatchObject(fromBoards);
  await expect(images.get('gone')).rejects.toMatchObject({ name: 'NotFoundError', message: 'images: 404 Not Found' });
  const toNoBoard = images.upload(pngImage(), { board_id: 'gone' });
  await expect(toNoBoard).rejects.toThrow(new NotFoundError('images', { status: 404, detail: 'Board not found' }));
  await expect(images.update('gone', { starred: true })).rejects.toThrow('images: 400 Failed to update image');
  await expect(queueItems.get(7)).rejects.toThrow('queueItems: 404 Queue item with id 7 not found in queue default');
});
