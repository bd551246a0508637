import { createMemoryRepositories } from '@x/repositories/test';
import { NotFoundError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import { createServices } from '../../src/services.js';
import { collect } from '../support/collect.js';
import { connectionReset } from '../support/crash.js';
import { createSandboxServices } from '../support/sandbox-services.js';

function setUp() {
  const repositories = createMemoryRepositories();
  const { server } = repositories;
  return { server, service: createServices(repositories).boards };
}

test('ensure creates a board once, in 3 requests, and finds it in 1', async () => {
  const { server, service } = setUp();
  const created = await service.ensure('a');
  expect(server.requests).toEqual(['boards.list', 'boards.create', 'boards.list']);
  server.requests.length = 0;
  expect(await service.ensure('a')).toEqual(created);
  expect(server.requests).toEqual(['boards.list']);
  expect(server.boards.size).toBe(1);
});

test('ensure returns the oldest board of a name, archived or not', async () => {
  const { server, service } = setUp();
  const oldest = server.addBoard('a', { archived: true });
  server.addBoard('a');
  expect((await service.ensure('a')).board_id).toBe(oldest);
});

test.each([2, 5])('%i calls of ensure at the same time return one board', async (count) => {
  using setup = createSandboxServices();
  const boards = await Promise.all(Array.from({ length: count }, () => setup.boardService.ensure('a')));
  const [board] = boards;
  expect(new Set(boards.map(({ board_id }) => board_id))).toEqual(new Set([board?.board_id]));
  expect(await collect(setup.boards.list())).toHaveLength(1);
});

test('ensure reports the board that it created when it cannot compare it with others', async () => {
  const { server, service } = setUp();
  let lists = 0;
  server.onRequest((request, next) => {
    if (request === 'boards.list' && ++lists === 2) throw connectionReset(request);
    return next();
  });
  const report = { board_id: 'board-1', board_name: 'a' };
  await expect(service.ensure('a')).rejects.toMatchObject({ name: 'IncompleteError', report });
});

test('isEmpty counts all categories, intermediate images and videos', async () => {
  const { server, service } = setUp();
  const ids = ['a', 'b', 'c', 'd', 'e'].map((name) => server.addBoard(name));
  const [image = '', mask = '', intermediate = '', video = '', nothing = ''] = ids;
  server.addImage(image);
  server.addImage(mask, { image_category: 'mask' });
  server.addImage(intermediate, { is_intermediate: true });
  server.addVideo(video, { is_intermediate: true });
  expect(await Promise.all(ids.map((id) => service.isEmpty(id)))).toEqual([false, false, false, false, true]);
  expect(await service.isEmpty('none')).toBe(true);
  server.requests.length = 0;
  await service.isEmpty(image);
  expect(server.requests).toEqual(['gallery.page']);
  server.boards.delete(nothing);
  await expect(service.isEmpty(nothing)).rejects.toThrow(NotFoundError);
});

test('moveImages moves images from anywhere, and names those that do not exist', async () => {
  const { server, service } = setUp();
  const [a, b] = [server.addBoard('a'), server.addBoard('b')];
  const names = [server.addImage(a), server.addImage('none', { is_intermediate: true }), server.addImage(b)];
  const task = service.moveImages([...names, 'missing.png', ...names], { boardId: b });

  const plan = await task.plan();
  expect(plan).toMatchObject({ sources: [], images: 4, requests: 2 });
  const report = await task.run();

  expect(report).toMatchObject({ moved: names, gone: ['missing.png'], failed: [], notSent: [], unknown: [] });
  expect(server.imagesOn(b).sort()).toEqual(names.sort());
  expect(await service.moveImages([], { boardId: 'none' }).run()).toMatchObject({ moved: [], gone: [] });
});

test('moveImages sends 1 000 names in a request', async () => {
  const { server, service } = setUp();
  const names = server.addImages('none', 2_500);
  const task = service.moveImages(names, { boardName: 'all' });
  const { requests } = await task.plan();
  server.requests.length = 0;
  expect((await task.run()).moved).toEqual(names);
  expect(server.requests).toHaveLength(requests);
  expect(server.requestCount('boards.addImages')).toBe(3);
});
