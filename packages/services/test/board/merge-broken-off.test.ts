import { ConflictError, NotFoundError, TimeoutError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import { IncompleteError } from '../../src/errors.js';
import type { MoveReport } from '../../src/internal/board/move/move-types.js';
import { cut, revive } from '../support/cut.js';
import { lost, MemoryServer } from '../support/memory-server.js';
import { boardService, memoryStores } from '../support/memory-stores.js';

function setUp() {
  const server = new MemoryServer();
  const [a, b] = [server.addBoard('a'), server.addBoard('b')];
  const names = [...server.addImages(a, 1_500), ...server.addImages(b, 1_000)];
  const service = boardService(memoryStores(server));
  return { server, a, b, names, service, merge: service.merge([a, b], { boardName: 'all' }, { deleteSources: true }) };
}

/** Returns what a merge rejects with when it stops half-way. */
async function brokenOff(running: Promise<MoveReport>): Promise<IncompleteError<MoveReport>> {
  try {
    await running;
  } catch (error) {
    if (error instanceof IncompleteError) return error;
    throw error;
  }
  throw new TypeError('it was not broken off');
}

test.each(['before', 'after'])(
  'a server that dies %s the work leaves a report, and no source deleted',
  async (when) => {
    const { server, names, merge } = setUp();
    cut(server, { at: 6, done: when === 'after' });

    const { report, cause, message } = await brokenOff(merge.run());

    expect(cause).toEqual(lost('add images'));
    expect(message).toContain('run it again');
    expect(report.moved).toEqual(names.slice(0, 1_000));
    expect(report.unknown).toEqual(names.slice(1_000, 2_000));
    expect(report.notSent).toEqual(names.slice(2_000));
    expect(report.deleted).toEqual([]);

    revive(server);
    const again = await merge.run();
    expect(server.imagesOn(again.board?.board_id ?? '').sort()).toEqual(names.sort());
    expect(again).toMatchObject({ created: false, unknown: [], notSent: [], failed: [] });
    expect(server.boards.size).toBe(1);
  },
);

test('a server that dies while the target is created makes no second one', async () => {
  const { server, names, merge } = setUp();
  cut(server, { at: 4, done: true });
  expect((await brokenOff(merge.run())).report).toMatchObject({ board: undefined, notSent: names });
  revive(server);
  await merge.run();
  expect([...server.boards.values()].map(({ board_name }) => board_name)).toEqual(['all']);
});

test('a server that dies while the sources are deleted can be asked again', async () => {
  const { server, a, b, names, merge } = setUp();
  cut(server, { at: 9, done: true });
  expect((await brokenOff(merge.run())).report).toMatchObject({ moved: names, deleted: [] });
  revive(server);
  expect((await merge.plan()).requests).toBe(5);
  const again = await merge.run();
  expect(again.deleted).toEqual([b]);
  expect(again.kept).toEqual([{ boardId: a, reason: 'it does not exist any more' }]);
});

test('what arrived late stands in the report when the server dies before it could be moved', async () => {
  const { server, a, merge } = setUp();
  let late = '';
  server.intercept = (request, work) => {
    if (request === 'delete board') late = server.addImage(a);
    if (late !== '' && request === 'add images') throw lost(request);
    return work();
  };
  expect((await brokenOff(merge.run())).report).toMatchObject({ deleted: [a], unknown: [late], notSent: [] });
  expect(server.imagesOn('none')).toEqual([late]);
});

test.each([
  ['refuses', () => new ConflictError('add', { status: 409, detail: 'maintenance' })],
  ['has lost the target', () => new NotFoundError('add', { status: 404, detail: 'Board not found' })],
])('what a server %s is known not to have moved', async (_, refusal) => {
  const { server, names, merge } = setUp();
  server.intercept = (request, work) => {
    if (request === 'add images') throw refusal();
    return work();
  };
  const { report } = await brokenOff(merge.run());
  expect(report).toMatchObject({ moved: [], unknown: [], notSent: names });
});

test('only what was passed over is unknown when the server dies during the look for it', async () => {
  const { server, names, merge } = setUp();
  server.stuck.add(names[3] ?? '');
  server.intercept = (request, work) => {
    if (request === 'get images') throw new TimeoutError(request, 1);
    return work();
  };
  const { report } = await brokenOff(merge.run());
  expect(report.unknown).toEqual([names[3]]);
  expect(report.moved).toHaveLength(999);
});

test('an abort before the first request makes none', async () => {
  const { server, merge } = setUp();
  const reason = new Error('never mind');
  await expect(merge.run({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  await expect(merge.plan({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(server.requests).toEqual([]);
});

test.each([
  ['an error', new Error('enough')],
  ['one of our errors', lost('mine')],
  ['no error at all', 'enough'],
])('an abort half-way rejects with its own reason, %s, and progress has brought the report', async (_, reason) => {
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

test('an abort while images are under way calls them unknown', async () => {
  const { server, names, merge } = setUp();
  const [abort, reason] = [new AbortController(), new Error('enough')];
  server.intercept = (request, work) => {
    if (request === 'add images') abort.abort(reason);
    return work();
  };
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
