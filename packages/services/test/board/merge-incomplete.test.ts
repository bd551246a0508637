import { createMemoryRepositories } from '@x/repositories/test';
import { ConflictError, NotFoundError, ServerError, TimeoutError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import { IncompleteError } from '../../src/errors.js';
import type { MoveReport } from '../../src/internal/board/move/move-types.js';
import { createServices } from '../../src/services.js';
import { connectionReset, crashAt, restart } from '../support/crash.js';

function setUp() {
  const repositories = createMemoryRepositories();
  const { server } = repositories;
  const [a, b] = [server.addBoard('a'), server.addBoard('b')];
  const names = [...server.addImages(a, 1_500), ...server.addImages(b, 1_000)];
  const service = createServices(repositories).boards;
  return { server, a, b, names, service, merge: service.merge([a, b], { boardName: 'all' }, { deleteSources: true }) };
}

/** Returns what a merge rejects with when it stops half-way. */
async function incompleteError(running: Promise<MoveReport>): Promise<IncompleteError<MoveReport>> {
  try {
    await running;
  } catch (error) {
    if (error instanceof IncompleteError) return error;
    throw error;
  }
  throw new TypeError('the merge completed');
}

test.each(['before', 'after'])('a crash %s the work leaves a report, and deletes no source', async (when) => {
  const { server, names, merge } = setUp();
  crashAt(server, { at: 7, done: when === 'after' });

  const { report, cause, message } = await incompleteError(merge.run());

  expect(cause).toEqual(connectionReset('boards.addImages'));
  expect(message).toContain('run it again');
  expect(report.moved).toEqual(names.slice(0, 1_000));
  expect(report.unknown).toEqual(names.slice(1_000, 2_000));
  expect(report.notSent).toEqual(names.slice(2_000));
  expect(report.deleted).toEqual([]);

  restart(server);
  const again = await merge.run();
  expect(server.imagesOn(again.board?.board_id ?? '').sort()).toEqual(names.sort());
  expect(again).toMatchObject({ created: false, unknown: [], notSent: [], failed: [] });
  expect(server.boards.size).toBe(1);
});

test('a crash while the target is created leads to no second target', async () => {
  const { server, names, merge } = setUp();
  crashAt(server, { at: 4, done: true });
  expect((await incompleteError(merge.run())).report).toMatchObject({ board: undefined, notSent: names });
  restart(server);
  await merge.run();
  expect([...server.boards.values()].map(({ board_name }) => board_name)).toEqual(['all']);
});

test('a merge that crashes while sources are deleted can run again', async () => {
  const { server, a, b, names, merge } = setUp();
  crashAt(server, { at: 10, done: true });
  expect((await incompleteError(merge.run())).report).toMatchObject({ moved: names, deleted: [] });
  restart(server);
  expect((await merge.plan()).requests).toBe(6);
  const again = await merge.run();
  expect(again.deleted).toEqual([b]);
  expect(again.kept).toEqual([{ boardId: a, reason: 'it does not exist any more' }]);
});

test('reports images that were added before the deletion when a crash prevents their move', async () => {
  const { server, a, merge } = setUp();
  let late = '';
  server.onRequest((request, next) => {
    if (request === 'boards.delete') late = server.addImage(a);
    if (late !== '' && request === 'boards.addImages') throw connectionReset(request);
    return next();
  });
  expect((await incompleteError(merge.run())).report).toMatchObject({ deleted: [a], unknown: [late], notSent: [] });
  expect(server.imagesOn('none')).toEqual([late]);
});

test.each([
  ['refuses the request', () => new ConflictError('add', { status: 409, detail: 'maintenance' })],
  ['has lost the target', () => new NotFoundError('add', { status: 404, detail: 'Board not found' })],
])('lists images as not sent when the server %s', async (_, refusal) => {
  const { server, names, merge } = setUp();
  server.onRequest((request, next) => {
    if (request === 'boards.addImages') throw refusal();
    return next();
  });
  const { report } = await incompleteError(merge.run());
  expect(report).toMatchObject({ moved: [], unknown: [], notSent: names });
});

test('images of a request that fails with 500 are unknown: some may have been moved', async () => {
  const { server, names, merge } = setUp();
  server.onRequest((request, next) => {
    if (request === 'boards.addImages') throw new ServerError(request, { status: 500, detail: 'Failed to add images' });
    return next();
  });
  const { report } = await incompleteError(merge.run());
  expect(report).toMatchObject({ moved: [], unknown: names.slice(0, 1_000), notSent: names.slice(1_000) });
});

test('only skipped images are unknown when reading them fails', async () => {
  const { server, names, merge } = setUp();
  server.skipped.add(names[3] ?? '');
  server.onRequest((request, next) => {
    if (request === 'images.getMany') throw new TimeoutError(request, 1);
    return next();
  });
  const { report } = await incompleteError(merge.run());
  expect(report.unknown).toEqual([names[3]]);
  expect(report.moved).toHaveLength(999);
});

test('an abort before the first request makes no request', async () => {
  const { server, merge } = setUp();
  const reason = new Error('never mind');
  await expect(merge.run({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  await expect(merge.plan({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(server.requests).toEqual([]);
});

test.each([
  ['an error', new Error('enough')],
  ['one of our errors', connectionReset('mine')],
  ['no error at all', 'enough'],
])('an abort half-way rejects with its own reason, %s, and onProgress received the report', async (_, reason) => {
  const { names, merge } = setUp();
  const abort = new AbortController();
  let known: MoveReport | undefined;
  const onProgress = ({ done, report }: { done: number; report: MoveReport }): void => {
    known = report;
    if (done === 1_000) abort.abort(reason);
  };

  await expect(merge.run({ signal: abort.signal, onProgress })).rejects.toBe(reason);

  expect(known?.moved).toEqual(names.slice(0, 1_000));
  expect(known?.notSent).toEqual(names.slice(1_000));
});

test('reports images as unknown after an abort while they are in flight', async () => {
  const { server, names, merge } = setUp();
  const [abort, reason] = [new AbortController(), new Error('enough')];
  server.onRequest((request, next) => {
    if (request === 'boards.addImages') abort.abort(reason);
    return next();
  });
  let known: MoveReport | undefined;
  const running = merge.run({
    signal: abort.signal,
    onProgress: ({ report }) => {
      known = report;
    },
  });
  await expect(running).rejects.toBe(reason);
  expect(known?.unknown).toEqual(names.slice(0, 1_000));
});

test('an abort before the deletions keeps the sources', async () => {
  const { server, a, b, merge } = setUp();
  const [abort, reason] = [new AbortController(), new Error('enough')];
  const onProgress = ({ done }: { done: number }): void => {
    if (done === 2_500) abort.abort(reason);
  };
  await expect(merge.run({ signal: abort.signal, onProgress })).rejects.toBe(reason);
  expect(server.boards.has(a) && server.boards.has(b)).toBe(true);
});

test('an abort after the end changes nothing', async () => {
  const { merge, names } = setUp();
  const abort = new AbortController();
  const report = await merge.run({ signal: abort.signal });
  abort.abort();
  expect(report.moved).toHaveLength(names.length);
});
