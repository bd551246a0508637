import { createMemoryRepositories } from '@x/repositories/test';
import { expect, test } from 'vitest';
import { BoardService } from '../src/board.js';
import { GalleryService } from '../src/gallery.js';
import { createServices } from '../src/services.js';
import { collect } from './support/collect.js';

interface Services {
  readonly boards: BoardService;
  readonly gallery: GalleryService;
  readonly board: string;
  readonly empty: string;
  readonly image: string;
}

/** Each method with all options, and the requests it makes. A method of one request belongs in a repository. */
const methods: readonly (readonly [string, (services: Services) => Promise<unknown>, readonly string[]])[] = [
  ['list', ({ boards }) => collect(boards.list({ includeUncategorized: true })), ['images.page', 'boards.list']],
  [
    'create',
    ({ boards }) => boards.create({ name: 'c', visibility: 'public' }),
    ['boards.list', 'boards.create', 'boards.update'],
  ],
  ['ensure', ({ boards }) => boards.ensure('c'), ['boards.list', 'boards.create']],
  ['isEmpty', ({ boards, empty }) => boards.isEmpty(empty), ['gallery.page', 'images.page', 'boards.get']],
  [
    'move',
    ({ boards, board }) => boards.move([board], { boardId: 'none' }, { where: () => true }).run(),
    ['gallery.names', 'images.names', 'boards.list', 'images.getMany', 'boards.removeImages'],
  ],
  [
    'moveImages',
    ({ boards, image }) => boards.moveImages([image], { boardId: 'none' }).run(),
    ['boards.list', 'boards.removeImages'],
  ],
  [
    'merge',
    ({ boards, board }) => boards.merge([board], { boardName: 'c' }).run(),
    ['gallery.names', 'images.names', 'boards.list', 'boards.create', 'boards.addImages'],
  ],
  [
    'split',
    ({ boards, board }) => boards.split(board, { boardId: 'none' }, () => true).run(),
    ['gallery.names', 'images.names', 'boards.list', 'images.getMany', 'boards.removeImages'],
  ],
  [
    'empty',
    ({ boards, board }) => boards.empty(board).run(),
    ['gallery.names', 'images.names', 'boards.list', 'boards.removeImages'],
  ],
  [
    'duplicate',
    ({ boards, board }) => boards.duplicate(board, 'c').run(),
    ['gallery.names', 'images.names', 'images.getMany', 'boards.list', 'boards.create', 'images.full', 'images.upload'],
  ],
  [
    'deleteWithContents',
    ({ boards, board }) => boards.deleteWithContents(board, { destroy: true }).run(),
    ['gallery.names', 'images.names', 'boards.get', 'boards.deleteWithContents'],
  ],
  ['names', ({ gallery }) => gallery.names(), ['gallery.names', 'images.names']],
  ['count', ({ gallery }) => gallery.count(), ['gallery.page', 'images.page']],
  [
    'planList',
    async ({ gallery }) => [await gallery.planList(), await collect(gallery.list())],
    ['images.page', 'gallery.names', 'images.names', 'images.getMany'],
  ],
  ['list', ({ gallery }) => collect(gallery.list()), ['gallery.names', 'images.names', 'images.getMany']],
  ['search', ({ gallery }) => collect(gallery.search('2')), ['gallery.names', 'images.names', 'images.getMany']],
  [
    'searchMetadata',
    ({ gallery }) => collect(gallery.searchMetadata({ key: 'seed', value: 2026 })),
    ['gallery.names', 'images.names', 'images.getMany', 'images.metadata'],
  ],
  [
    'find',
    ({ gallery }) => collect(gallery.find({ width: { from: 1 }, seed: 2026 })),
    ['gallery.names', 'images.names', 'images.getMany', 'images.metadata'],
  ],
  ['select', ({ gallery }) => gallery.select({}, () => true), ['gallery.names', 'images.names', 'images.getMany']],
];

test.each(methods)('%s takes several requests', async (_, run, requests) => {
  const repositories = createMemoryRepositories({ version: '6.13.8' });
  const { server } = repositories;
  const board = server.addBoard('a');
  const image = server.addImage(board, { created_at: '2026' });
  await run({ ...createServices(repositories), board, empty: server.addBoard('b'), image });
  expect([...new Set(server.requests)]).toEqual(requests);
  expect(requests.length).toBeGreaterThanOrEqual(2);
});

test('every method is listed here', () => {
  const own = [BoardService, GalleryService].flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype));
  expect(methods.map(([name]) => name)).toEqual(own.filter((name) => name !== 'constructor'));
});
