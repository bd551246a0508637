import { createMemoryRepositories, type MemoryServer } from '@x/repositories/test';
import { HttpError, NotFoundError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import { createServices } from '../../src/services.js';
import { connectionReset } from '../support/crash.js';

function setUp() {
  const repositories = createMemoryRepositories();
  const { server } = repositories;
  const [a, b] = [server.addBoard('a'), server.addBoard('b')];
  return { repositories, server, a, b, service: createServices(repositories).boards };
}

/** Calls `act`, as another client would, right before the first request of a kind. */
function meanwhile(server: MemoryServer, before: string, act: () => void): void {
  let done = false;
  server.onRequest((request, next) => {
    if (request === before && !done) {
      done = true;
      act();
    }
    return next();
  });
}

test('moves images that were added between the last read and the deletion to the target too', async () => {
  const { server, a, service } = setUp();
  const names = server.addImages(a, 2);
  const late: string[] = [];
  meanwhile(server, 'boards.delete', () => late.push(...server.addImages(a, 1_500)));

  const report = await service.merge([a], { boardName: 'all' }, { deleteSources: true }).run();

  expect(report.moved).toEqual([...names, ...late]);
  expect(server.imagesOn(report.board?.board_id ?? '')).toHaveLength(1_502);
  expect(server.imagesOn('none')).toEqual([]);
});

test('images that were added before the deletion need no move to none', async () => {
  const { server, a, service } = setUp();
  const late: string[] = [];
  meanwhile(server, 'boards.delete', () => late.push(server.addImage(a)));
  const report = await service.merge([a], { boardId: 'none' }, { deleteSources: true }).run();
  expect(report.moved).toEqual(late);
  expect(server.imagesOn('none')).toEqual(late);
});

test('a video that was added before the deletion is moved too', async () => {
  const { server, a, service } = setUp();
  const late: string[] = [];
  meanwhile(server, 'boards.delete', () => late.push(server.addVideo(a)));
  const report = await service.merge([a], { boardName: 'all' }, { deleteSources: true }).run();
  expect(report.moved).toEqual(late);
  expect(server.videosOn(report.board?.board_id ?? '')).toEqual(late);
});

test('keeps a source to which images or videos were added before the last read', async () => {
  const { server, a, b, service } = setUp();
  server.addImages(a, 1);
  meanwhile(server, 'boards.addImages', () => {
    server.addImage(a, { image_category: 'control' });
    server.addVideo(b);
  });
  const report = await service.merge([a, b], { boardName: 'all' }, { deleteSources: true }).run();
  expect(report.deleted).toEqual([]);
  expect(report.kept).toEqual([
    { boardId: a, reason: 'it holds 1 image' },
    { boardId: b, reason: 'it holds 1 video' },
  ]);
});

test('a name that the server skips was deleted, moved by somebody else, or not moved', async () => {
  const { server, a, service } = setUp();
  const target = server.addBoard('t');
  const [moved = '', gone = '', there = '', stays = ''] = server.addImages(a, 4);
  server.skipped.add(there).add(stays);
  const image = server.images.get(there);
  meanwhile(server, 'boards.addImages', () => {
    server.images.delete(gone);
    if (image) server.images.set(there, { ...image, board_id: target });
  });

  const report = await service.merge([a], { boardId: target }, { deleteSources: true }).run();

  expect(report).toMatchObject({ moved: [moved, there], gone: [gone], failed: [stays], unknown: [], deleted: [] });
  expect(report.kept).toEqual([{ boardId: a, reason: 'it holds 1 image' }]);
});

test('keeps a source with an intermediate image, which no count includes', async () => {
  const { server, a, service } = setUp();
  server.skipped.add(server.addImage(a, { is_intermediate: true }));
  const report = await service.merge([a], { boardName: 'all' }, { deleteSources: true }).run();
  expect(report.kept).toEqual([{ boardId: a, reason: '1 image of it was not moved' }]);
});

test('reports a source that somebody else deleted as kept, before the last read or after it', async () => {
  const { server, a, b, service } = setUp();
  server.addImages(a, 1);
  meanwhile(server, 'boards.addImages', () => server.boards.delete(a));
  const first = await service.merge([a], { boardName: 'all' }, { deleteSources: true }).run();
  meanwhile(server, 'boards.delete', () => server.boards.delete(b));
  const second = await service.merge([b], { boardName: 'all' }, { deleteSources: true }).run();
  const reason = 'it does not exist any more';
  expect([first.kept, second.kept]).toEqual([[{ boardId: a, reason }], [{ boardId: b, reason }]]);
});

test('a refused deletion keeps one board and does not stop the others', async () => {
  const { server, a, b, service } = setUp();
  meanwhile(server, 'boards.delete', () => {
    throw new HttpError('DELETE', { status: 403, detail: 'not yours' });
  });
  const report = await service.merge([a, b], { boardName: 'all' }, { deleteSources: true }).run();
  expect(report).toMatchObject({ deleted: [b], kept: [{ boardId: a, reason: 'DELETE: 403 not yours' }] });
});

test('an image that moves between sources while they are read is moved once', async () => {
  const { server, a, b, service } = setUp();
  const name = server.addImage(a);
  const image = server.images.get(name);
  let reads = 0;
  server.onRequest((request, next) => {
    if (request === 'gallery.names' && ++reads === 2 && image) server.images.set(name, { ...image, board_id: b });
    return next();
  });
  expect(await service.merge([a, b], { boardName: 'all' }).run()).toMatchObject({ moved: [name] });
});

test('two concurrent merges into the same new board end on the older board', async () => {
  const { repositories, server, a, b, service } = setUp();
  const names = [...server.addImages(a, 1_200), ...server.addImages(b, 1_300)];
  const other = createServices(repositories).boards;

  const reports = await Promise.all([
    service.merge([a], { boardName: 'all' }, { deleteSources: true }).run(),
    other.merge([b], { boardName: 'all' }, { deleteSources: true }).run(),
  ]);

  const [board, twin] = [...server.boards.values()];
  expect(twin).toBeUndefined();
  expect(reports.map((report) => report.board?.board_id)).toEqual([board?.board_id, board?.board_id]);
  expect(reports.map(({ created }) => created)).toEqual([true, false]);
  expect(new Set(server.imagesOn(board?.board_id ?? ''))).toEqual(new Set(names));
});

test('a merge that creates a board at the same time as another uses the older one from the start', async () => {
  const { server, a, service } = setUp();
  const names = server.addImages(a, 5);
  let older = '';
  let adding = 0;
  server.onRequest((request, next) => {
    if (request === 'boards.create') older = server.addBoard('all');
    if (request === 'boards.addImages' && ++adding === 1) throw connectionReset(request);
    return next();
  });
  const merge = service.merge([a], { boardName: 'all' });

  const report = { created: false, unknown: names };
  await expect(merge.run()).rejects.toMatchObject({ name: 'IncompleteError', report });
  expect([...server.boards.keys()].slice(2)).toEqual([older]);

  server.onRequest();
  expect(await merge.run()).toMatchObject({ created: false, moved: names, board: { board_id: older } });
});

test('the younger board stays when its deletion is refused, and the error names the older one', async () => {
  const { server, a, service } = setUp();
  server.addImages(a, 5);
  const refusal = new HttpError('DELETE', { status: 403, detail: 'not yours' });
  server.onRequest((request, next) => {
    if (request === 'boards.create') server.addBoard('all');
    if (request === 'boards.delete') throw refusal;
    return next();
  });
  const running = service.merge([a], { boardName: 'all' }).run();
  await expect(running).rejects.toMatchObject({ cause: refusal, report: { moved: [], notSent: { length: 5 } } });
});

test('images that somebody puts on the younger board as it is deleted end on the older one', async () => {
  const { server, a, service } = setUp();
  const names = server.addImages(a, 2);
  let [older, late] = ['', ''];
  server.onRequest((request, next) => {
    if (request === 'boards.create') older = server.addBoard('all');
    if (request === 'boards.delete') late = server.addImage([...server.boards.keys()].at(-1) ?? '');
    return next();
  });
  await service.merge([a], { boardName: 'all' }).run();
  expect(server.imagesOn(older)).toEqual([...names, late]);
  expect(server.boards.size).toBe(3);
});

test('two concurrent merges of the same sources into the same board lose nothing', async () => {
  const { server, a, b, service } = setUp();
  const target = server.addBoard('t');
  const names = [...server.addImages(a, 1_200), ...server.addImages(b, 300)];
  const merge = () => service.merge([a, b], { boardId: target }, { deleteSources: true }).run();

  const reports = await Promise.all([merge(), merge()]);

  expect(server.imagesOn(target)).toEqual(names);
  expect(reports.flatMap(({ deleted }) => deleted).sort()).toEqual([a, b]);
  expect(reports.flatMap(({ kept }) => kept.map(({ boardId }) => boardId)).sort()).toEqual([a, b]);
});

test('rejects when a source is deleted before it is read, and changes nothing', async () => {
  const { server, a, b, service } = setUp();
  const names = server.addImages(a, 40);
  meanwhile(server, 'gallery.names', () => {
    server.boards.delete(a);
    for (const [name, image] of server.images) server.images.set(name, { ...image, board_id: null });
  });
  await expect(service.merge([a, b], { boardName: 'all' }).run()).rejects.toThrow(NotFoundError);
  expect([...server.boards.keys()]).toEqual([b]);
  expect(server.imagesOn('none')).toEqual(names);
});

test('moves the images of a source that is deleted after it was read', async () => {
  const { server, a, service } = setUp();
  const names = server.addImages(a, 40);
  server.onRequest((request, next) => {
    if (request === 'boards.create') {
      server.boards.delete(a);
      for (const [name, image] of server.images) server.images.set(name, { ...image, board_id: null });
    }
    return next();
  });
  expect((await service.merge([a], { boardName: 'all' }).run()).moved).toEqual(names);
});
