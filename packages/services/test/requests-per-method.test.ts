import { expect, test } from 'vitest';
import { BoardService } from '../src/board.js';
import { GalleryService } from '../src/gallery.js';
import { collect } from './support/collect.js';
import { memoryGallery } from './support/memory-images.js';
import { MemoryServer } from './support/memory-server.js';
import { boardService, memoryStores } from './support/memory-stores.js';

interface Services {
  readonly boards: BoardService;
  readonly gallery: GalleryService;
  readonly board: string;
}

/** Each method with all options, and the requests it makes. A method of one request belongs in a repository. */
const methods: readonly (readonly [string, (services: Services) => Promise<unknown>, readonly string[]])[] = [
  ['list', ({ boards }) => collect(boards.list({ includeUncategorized: true })), ['page images', 'list boards']],
  ['create', ({ boards }) => boards.create({ name: 'c', visibility: 'public' }), ['create board', 'update board']],
  [
    'move',
    ({ boards, board }) => boards.move([board], { boardId: 'none' }, { where: () => true }).run(),
    ['list boards', 'name gallery', 'name images', 'get images', 'remove images'],
  ],
  [
    'merge',
    ({ boards, board }) => boards.merge([board], { boardName: 'c' }).run(),
    ['list boards', 'name gallery', 'name images', 'create board', 'add images'],
  ],
  [
    'split',
    ({ boards, board }) => boards.split(board, { boardId: 'none' }, () => true).run(),
    ['list boards', 'name gallery', 'name images', 'get images', 'remove images'],
  ],
  [
    'empty',
    ({ boards, board }) => boards.empty(board).run(),
    ['list boards', 'name gallery', 'name images', 'remove images'],
  ],
  [
    'duplicate',
    ({ boards, board }) => boards.duplicate(board, 'c').run(),
    ['list boards', 'name gallery', 'name images', 'get images', 'create board', 'download image', 'upload image'],
  ],
  [
    'deleteWithContents',
    ({ boards, board }) => boards.deleteWithContents(board, { destroy: true }).run(),
    ['get board', 'destroy board'],
  ],
  ['names', ({ gallery }) => gallery.names(), ['name gallery', 'name images']],
  ['count', ({ gallery }) => gallery.count(), ['page gallery', 'page images']],
  [
    'planList',
    async ({ gallery }) => [await gallery.planList(), await collect(gallery.list())],
    ['page images', 'name gallery', 'name images', 'get images'],
  ],
  ['list', ({ gallery }) => collect(gallery.list()), ['name gallery', 'name images', 'get images']],
  ['search', ({ gallery }) => collect(gallery.search('2')), ['name gallery', 'name images', 'get images']],
  ['select', ({ gallery }) => gallery.select({}, () => true), ['name gallery', 'name images', 'get images']],
];

test.each(methods)('%s takes several requests', async (_, run, requests) => {
  const server = new MemoryServer();
  const stores = { ...memoryStores(server), gallery: memoryGallery(server, false) };
  const board = server.addBoard('a');
  server.addImage(board, { created_at: '2026' });
  await run({ boards: boardService(stores), gallery: new GalleryService(stores), board });
  expect([...new Set(server.requests)]).toEqual(requests);
  expect(requests.length).toBeGreaterThanOrEqual(2);
});

test('every method is listed here', () => {
  const own = [BoardService, GalleryService].flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype));
  expect(methods.map(([name]) => name)).toEqual(own.filter((name) => name !== 'constructor'));
});
