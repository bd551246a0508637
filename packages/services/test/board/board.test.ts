import { createMemoryRepositories, type MemoryServer } from '@x/repositories/test';
import {
  ConnectionError,
  InputError,
  NotFoundError,
  PermissionError,
  ServerError,
  UnsupportedOperationError,
  ValidationError,
} from '@x/transport/errors';
import { expect, test } from 'vitest';
import { createServices } from '../../src/services.js';
import { collect } from '../support/collect.js';

function setUp() {
  const repositories = createMemoryRepositories();
  const { server } = repositories;
  return { server, service: createServices(repositories).boards };
}

function refuse(server: MemoryServer, kind: string, error: Error): void {
  server.onRequest((request, next) => {
    if (request === kind) throw error;
    return next();
  });
}

test('lists all boards except archived ones, the newest first, in one request', async () => {
  const { server, service } = setUp();
  const [a, b] = [server.addBoard('a'), server.addBoard('b')];
  const archived = server.addBoard('c', { archived: true });
  const ids = (boards: readonly { board_id: string }[]) => boards.map(({ board_id }) => board_id);

  expect(ids(await collect(service.list()))).toEqual([b, a]);
  expect(server.requests).toEqual(['boards.list']);
  expect(ids(await collect(service.list({ includeArchived: true })))).toEqual([archived, b, a]);
});

test('lists Uncategorized first on request, and counts its images without reading their names', async () => {
  const { server, service } = setUp();
  const a = server.addBoard('a');
  server.addImages('none', 3);
  server.addImage('none', { image_category: 'user' });
  server.addImage('none', { is_intermediate: true });

  const [first, second] = await collect(service.list({ includeUncategorized: true }));

  expect(first).toMatchObject({ board_id: 'none', board_name: 'Uncategorized', image_count: 4 });
  expect(second?.board_id).toBe(a);
  expect(server.requests).toEqual(['images.page', 'boards.list']);
});

test('creates a board in two requests, and in three with a visibility', async () => {
  const { server, service } = setUp();
  expect(await service.create({ name: 'a' })).toMatchObject({ board_name: 'a', board_visibility: 'private' });
  expect(server.requests).toEqual(['boards.list', 'boards.create']);
  expect(await service.create({ name: 'b', visibility: 'shared' })).toMatchObject({ board_visibility: 'shared' });
  expect(server.requests.slice(2)).toEqual(['boards.list', 'boards.create', 'boards.update']);
});

test('finds the board that a server created although it returned 500', async () => {
  const { server, service } = setUp();
  server.addBoard('a');
  const error = new ServerError('POST', { status: 500, detail: 'Failed to create board' });
  server.onRequest(async (request, next) => {
    await next();
    if (request === 'boards.create') throw error;
  });
  expect(await service.create({ name: 'a' })).toMatchObject({ board_id: 'board-2' });
  expect(server.boards.size).toBe(2);
});

test.each([
  ['has another name', (server: MemoryServer) => [server.addBoard('a'), server.addBoard('b')]],
  ['holds images', (server: MemoryServer) => server.addImage(server.addBoard('a'))],
  ['does not exist', () => undefined],
])('rejects with the 500 when the newest board %s', async (_, prepare) => {
  const { server, service } = setUp();
  prepare(server);
  const error = new ServerError('POST', { status: 500, detail: 'Failed to create board' });
  refuse(server, 'boards.create', error);
  await expect(service.create({ name: 'a' })).rejects.toBe(error);
});

test('rejects with UnsupportedOperationError on a server without visibilities, and leaves no board', async () => {
  const { server, service } = setUp();
  const issue = { loc: ['body', 'board_visibility'], msg: 'Extra inputs are not permitted', type: 'extra_forbidden' };
  refuse(server, 'boards.update', new ValidationError('PATCH', { status: 422, detail: [issue] }, [issue]));
  const creating = service.create({ name: 'a', visibility: 'private' });
  await expect(creating).rejects.toThrow(UnsupportedOperationError);
  await expect(creating).rejects.toMatchObject({ since: '6.13.0', server: undefined });
  expect(server.boards.size).toBe(0);
});

test('leaves no board after a refused visibility, or one that was not set', async () => {
  const { server, service } = setUp();
  const refusal = new PermissionError('PATCH', { status: 403, detail: 'no' });
  refuse(server, 'boards.update', refusal);
  await expect(service.create({ name: 'a', visibility: 'public' })).rejects.toBe(refusal);
  expect(server.boards.size).toBe(0);

  refuse(server, 'boards.update', new ConnectionError('PATCH', 'reset'));
  await expect(service.create({ name: 'a', visibility: 'public' })).rejects.toThrow(ConnectionError);
  expect(server.boards.size).toBe(0);
});

test('deleteWithContents plans what would be destroyed, and then destroys it', async () => {
  const { server, service } = setUp();
  const a = server.addBoard('a');
  const images = [...server.addImages(a, 2), server.addImage(a, { is_intermediate: true })];
  const videos = [server.addVideo(a)];
  const task = service.deleteWithContents(a, { destroy: true });

  expect(await task.plan()).toEqual({ boardId: a, images, videos, requests: 3 });
  expect(server.images.size).toBe(3);

  server.requests.length = 0;
  const done: number[] = [];
  const report = await task.run({ onProgress: (progress) => done.push(progress.done) });
  expect(report).toEqual({
    ...{ boardId: a, images, videos, failedImages: [], failedVideos: [] },
    ...{ unknownImages: [], unknownVideos: [] },
  });
  expect([server.images.size, server.videos.size, server.boards.size]).toEqual([0, 0, 0]);
  expect(server.requests).toEqual(['gallery.names', 'boards.get', 'boards.deleteWithContents']);
  expect(done).toEqual([0, 1]);
});

test('deleteWithContents reports what it destroyed although the response was lost', async () => {
  const { server, service } = setUp();
  const a = server.addBoard('a');
  const [images, videos] = [server.addImages(a, 2), [server.addVideo(a)]];
  server.onRequest(async (request, next) => {
    await next();
    if (request === 'boards.deleteWithContents') throw new ConnectionError(request, 'reset');
  });
  const report = await service.deleteWithContents(a, { destroy: true }).run();
  expect(report).toMatchObject({ boardId: a, videos, unknownImages: [], unknownVideos: [] });
  expect(report.images.toSorted()).toEqual(images.toSorted());
});

test('deleteWithContents needs consent and the id of an existing board', async () => {
  const { server, service } = setUp();
  const a = server.addBoard('a');
  server.addImages(a, 2);
  const consent = { destroy: true } as const;
  const withheld: { destroy: true } = JSON.parse('{"destroy":false}');

  await expect(service.deleteWithContents(a, withheld).run()).rejects.toThrow(InputError);
  for (const id of ['none', '', '..']) {
    const refused = new InputError('boardId', `must be the id of a board, got "${id}"`);
    await expect(service.deleteWithContents(id, consent).run()).rejects.toThrow(refused);
  }
  expect(server.requests).toEqual([]);
  await expect(service.deleteWithContents('nowhere', consent).run()).rejects.toThrow(NotFoundError);
  expect(server.images.size).toBe(2);
});
