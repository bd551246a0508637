import { makeBoard } from '@x/sandbox/make-board';
import { makeImage } from '@x/sandbox/make-image';
import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';

import { createRepositories, type Repositories } from '../src/repositories.js';
import { pngImage } from './support/png-image.js';

const board = makeBoard({ board_id: 'other', board_name: 'x' });
const image = makeImage({ image_name: 'other.png' });
const counts = { pending: 0, in_progress: 0, completed: 0, failed: 0, canceled: 0, total: 0 };
const state = { ...counts, queue_id: 'other', batch_id: null, item_id: null, session_id: null };
const processor = { is_started: true, is_processing: false };
const graph = { nodes: {}, edges: [] };
const item = (queue_id: string, item_id: number) => ({
  ...{
    item_id,
    queue_id,
    status: 'pending',
    batch_id: 'b',
    session_id: 's',
    priority: 0,
    created_at: '',
    updated_at: '',
  },
  session: { id: 's', graph },
});
const nothing = { affected_boards: [], deleted_board_images: [], deleted_images: [] };
const page = { offset: 10, limit: 5, total: 0, items: [] };

const cases: Record<string, [response: unknown, call: (r: Repositories) => Promise<unknown>, message: string]> = {
  'boards.get': [board, ({ boards }) => boards.get('b'), 'board_id: must be "b" as requested, got "other"'],
  'boards.find': [board, ({ boards }) => boards.find('b'), 'board_id: must be "b"'],
  'boards.exists': [board, ({ boards }) => boards.exists('b'), 'board_id: must be "b"'],
  'boards.page': [page, ({ boards }) => boards.page({ offset: 0, limit: 5 }), 'offset: must be 0 as requested, got 10'],
  'boards.create': [board, ({ boards }) => boards.create({ board_name: 'b' }), 'board_name: must be "b"'],
  'boards.update, another board': [board, ({ boards }) => boards.update('b', {}), 'board_id: must be "b"'],
  'boards.update, unchanged': [
    board,
    ({ boards }) => boards.update('other', { archived: true }),
    'archived: must be true as requested, got false',
  ],
  'boards.delete': [{ ...nothing, board_id: 'x' }, ({ boards }) => boards.delete('b'), 'board_id: must be "b"'],
  'boards.deleteWithContents': [
    { ...nothing, board_id: 'x' },
    ({ boards }) => boards.deleteWithContents('b', { destroy: true }),
    'board_id: must be "b"',
  ],
  'boards.addImage': [
    { ...nothing, added_images: ['c'] },
    ({ boards }) => boards.addImage('b', 'a'),
    'added_images: was not requested: "c"',
  ],
  'boards.addImages': [
    { ...nothing, added_images: ['a', 'c'] },
    ({ boards }) => boards.addImages('b', ['a']),
    'added_images: was not requested: "c"',
  ],
  'boards.removeImage': [
    { ...nothing, removed_images: ['c'] },
    ({ boards }) => boards.removeImage('a'),
    'removed_images: was not requested: "c"',
  ],
  'boards.removeImages': [
    { ...nothing, removed_images: ['c'] },
    ({ boards }) => boards.removeImages(['a']),
    'removed_images: was not requested: "c"',
  ],
  'gallery.page': [page, ({ gallery }) => gallery.page({ offset: 10, limit: 6 }), 'limit: must be 6'],
  'images.get': [image, ({ images }) => images.get('a'), 'image_name: must be "a" as requested, got "other.png"'],
  'images.find': [image, ({ images }) => images.find('a'), 'image_name: must be "a"'],
  'images.page': [page, ({ images }) => images.page({ offset: 10, limit: 6 }), 'limit: must be 6'],
  'images.getMany': [[image], ({ images }) => images.getMany(['a']), '0.image_name: was not requested: "other.png"'],
  'images.upload': [image, ({ images }) => images.upload(pngImage()), 'image_category: must be "user"'],
  'images.update, another image': [image, ({ images }) => images.update('a', {}), 'image_name: must be "a"'],
  'images.update, unchanged': [
    image,
    ({ images }) => images.update('other.png', { starred: true }),
    'starred: must be true as requested, got false',
  ],
  'images.delete': [
    { ...nothing, deleted_images: ['c'] },
    ({ images }) => images.delete('a'),
    'deleted_images: was not requested: "c"',
  ],
  'images.deleteMany': [
    { ...nothing, deleted_images: ['c'] },
    ({ images }) => images.deleteMany(['a']),
    'deleted_images: was not requested: "c"',
  ],
  'images.starMany': [
    { ...nothing, starred_images: ['c'] },
    ({ images }) => images.starMany(['a']),
    'starred_images: was not requested: "c"',
  ],
  'images.unstarMany': [
    { ...nothing, unstarred_images: ['c'] },
    ({ images }) => images.unstarMany(['a']),
    'unstarred_images: was not requested: "c"',
  ],
  'images.urls': [
    { image_name: 'c', image_url: '', thumbnail_url: '' },
    ({ images }) => images.urls('a'),
    'image_name: must be "a"',
  ],
  'bulkDownloads.start': [
    nothing,
    ({ bulkDownloads }) => bulkDownloads.start({ board_id: 'b' }),
    'bulk_download_item_name: Invalid input: expected string, received undefined',
  ],
  'queue.enqueue, another queue': [
    { queue_id: 'other', enqueued: 1, requested: 1, priority: 0, batch: { batch_id: 'b', graph } },
    ({ queue }) => queue.enqueue({ graph }),
    'queue_id: must be "default" as requested, got "other"',
  ],
  'queue.enqueue, another batch': [
    { queue_id: 'default', enqueued: 1, requested: 1, priority: 0, batch: { batch_id: 'c', graph } },
    ({ queue }) => queue.enqueue({ batch_id: 'b', graph }),
    'batch.batch_id: must be "b" as requested, got "c"',
  ],
  'queue.status': [{ queue: state, processor }, ({ queue }) => queue.status(), 'queue.queue_id: must be "default"'],
  'queue.batchStatus': [
    { ...state, queue_id: 'default', batch_id: 'c', origin: null, destination: null },
    ({ queue }) => queue.batchStatus('b'),
    'batch_id: must be "b"',
  ],
  'queue.countsByDestination': [
    { ...state, queue_id: 'default', destination: 'c' },
    ({ queue }) => queue.countsByDestination('b'),
    'destination: must be "b"',
  ],
  'queueItems.get': [
    item('default', 8),
    ({ queueItems }) => queueItems.get(7),
    'item_id: must be 7 as requested, got 8',
  ],
  'queueItems.get, another queue': [item('other', 7), ({ queueItems }) => queueItems.get(7), 'queue_id: must be'],
  'queueItems.find': [item('default', 8), ({ queueItems }) => queueItems.find(7), 'item_id: must be 7'],
  'queueItems.list': [[item('other', 7)], ({ queueItems }) => queueItems.list().next(), '0.queue_id: must be'],
  'queueItems.getMany': [[item('default', 8)], ({ queueItems }) => queueItems.getMany([7]), '0.item_id: was not'],
  'queueItems.summaries': [[item('default', 8)], ({ queueItems }) => queueItems.summaries([7]), '0.item_id: was not'],
  'queueItems.current': [item('other', 8), ({ queueItems }) => queueItems.current(), 'queue_id: must be "default"'],
  'queueItems.next': [item('other', 8), ({ queueItems }) => queueItems.next(), 'queue_id: must be "default"'],
  'queueItems.cancel': [item('default', 8), ({ queueItems }) => queueItems.cancel(7), 'item_id: must be 7'],
  'queueItems.retryMany': [
    { queue_id: 'default', retried_item_ids: [8] },
    ({ queueItems }) => queueItems.retryMany([7]),
    'retried_item_ids: was not requested: 8',
  ],
  'queueItems.delete': [{}, ({ queueItems }) => queueItems.delete(7), 'expected null'],
};

test.each(Object.entries(cases))('%s refuses a response about something else', async (_, [response, call, message]) => {
  const repositories = createRepositories(new FakeTransport(response));
  await expect(call(repositories)).rejects.toMatchObject({
    name: 'ResponseError',
    message: expect.stringContaining(message),
    outcome: 'unknown',
  });
});
