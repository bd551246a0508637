import type { Image } from '@x/models/image';
import type { Video } from '@x/models/video';
import { InvokeError, mayHaveHappened } from '@x/transport/errors';
import { expect, test } from 'vitest';
import type { DestroyReport } from '../../src/internal/board/destroy/destroy-types.js';
import type { DuplicateReport } from '../../src/internal/board/duplicate/duplicate-types.js';
import type { MoveReport } from '../../src/internal/board/move/move-types.js';
import type { Task } from '../../src/task.js';
import { collect } from '../support/collect.js';
import { faultAt, responseFaults } from '../support/response-faults.js';
import { createSandboxServices, type SandboxServices, seedBoards } from '../support/sandbox-services.js';

interface World {
  readonly boards: ReadonlyMap<string, string>;
  /** Images and videos. */
  readonly items: ReadonlyMap<string, Image | Video>;
}

/** Reads all boards, by id, images and videos. */
async function read({ boards, images, videos }: SandboxServices): Promise<World> {
  const all = await collect(boards.list({ include_archived: true }));
  const names = (await images.names()).image_names;
  return {
    boards: new Map(all.map(({ board_id, board_name }) => [board_id, board_name])),
    items: new Map<string, Image | Video>([
      ...(await images.getMany(names)).map((image) => [image.image_name, image] as const),
      ...(await collect(videos.list())).map((video) => [video.video_name, video] as const),
    ]),
  };
}

const boardOf = ({ items }: World, name: string): string => items.get(name)?.board_id ?? 'none';

/** Whether every request gets every fault, which takes a minute; otherwise each fault gets a twelfth of them. */
const isExhaustive = process.env['X_EXHAUSTIVE'] === 'true';

/** Runs something with a fault at each of its requests, on a fresh sandbox each time. */
async function withEachFault(
  fault: (typeof responseFaults)[number][1],
  prepare: (setup: SandboxServices, when: string) => Promise<() => Promise<void>>,
): Promise<void> {
  const step = isExhaustive ? 1 : responseFaults.length;
  const start = isExhaustive ? 0 : responseFaults.findIndex((row) => row[1] === fault);
  for (let index = start, last = start + 1; index < last; index += step) {
    using setup = createSandboxServices();
    const run = await prepare(setup, `request ${index}`);
    setup.requests.length = 0;
    setup.intercept(faultAt(index, fault));
    await run();
    last = Math.max(last, setup.requests.length);
  }
}

/** Returns the report of a run that may stop half-way, or the error of one that changed nothing. */
async function reportOf<Report>(setup: SandboxServices, task: Task<unknown, Report>, before: World) {
  let requests = 0;
  const outcome = await task
    .run()
    .catch((error: unknown) => {
      expect(error).toBeInstanceOf(InvokeError);
      return error as InvokeError & { readonly report?: Report };
    })
    .finally(() => {
      requests = setup.requests.length;
      setup.intercept();
    });
  const after = await read(setup);
  setup.requests.length = requests;
  const report = outcome instanceof InvokeError ? outcome.report : outcome;
  if (report === undefined) expect(after).toEqual(before);
  return { report, after, isComplete: !(outcome instanceof InvokeError) };
}

function checkMove(report: MoveReport, names: readonly string[], { before, after }: Record<'before' | 'after', World>) {
  const target = report.board?.board_id ?? 'none';
  expect([report.moved, report.failed, report.gone, report.unknown, report.notSent].flat().sort()).toEqual(
    names.toSorted(),
  );
  for (const name of report.moved) expect(boardOf(after, name)).toBe(target);
  for (const name of [...report.failed, ...report.notSent]) expect(boardOf(after, name)).toBe(boardOf(before, name));
  for (const id of report.deleted) expect(after.boards.has(id)).toBe(false);
  for (const { boardId } of report.kept) expect(after.boards.has(boardId)).toBe(true);
  const isNew = report.board !== undefined && !before.boards.has(report.board.board_id);
  expect(report.created).toBe(isNew);
  const reported = [...report.deleted, ...report.undecided.map(({ boardId }) => boardId)];
  for (const id of before.boards.keys()) if (!after.boards.has(id)) expect(reported).toContain(id);
}

test.each(responseFaults)('merge reports what happened when a request gets %s', async (_, fault) => {
  await withEachFault(fault, async (setup, when) => {
    const sources = await seedBoards(setup, [2, 1]);
    const [board_id = ''] = sources;
    await setup.sandbox.seed({ images: [{ board_id: null }], videos: [{ board_id }, { board_id: null }] });
    const before = await read(setup);
    const names = [...before.items.keys()];
    const task = setup.boardService.merge([...sources, 'none'], { boardName: 'all' }, { deleteSources: true });
    return async () => {
      const { report, after, isComplete } = await reportOf(setup, task, before);
      if (report) checkMove(report, names, { before, after });
      if (isComplete) expect(report, when).toMatchObject({ unknown: [], notSent: [] });

      await task.run();
      const last = await read(setup);
      expect([...last.boards.values()], when).toEqual(['all']);
      for (const name of names) expect(last.boards.get(boardOf(last, name)), when).toBe('all');
    };
  });
});

test.each(responseFaults)('empty and moveImages report what happened when a request gets %s', async (_, fault) => {
  for (const method of ['empty', 'moveImages'] as const) {
    await withEachFault(fault, async (setup, when) => {
      const [board = ''] = await seedBoards(setup, [3]);
      await setup.sandbox.seed({ videos: [{ board_id: board }, { board_id: board }] });
      const before = await read(setup);
      const names = [...before.items.keys()];
      const task =
        method === 'empty'
          ? setup.boardService.empty(board)
          : setup.boardService.moveImages(names, { boardName: 'these' });
      return async () => {
        const { report, after } = await reportOf(setup, task, before);
        if (report) checkMove(report, names, { before, after });
        await task.run();
        const last = await read(setup);
        const place = method === 'empty' ? undefined : 'these';
        for (const name of names) expect(last.boards.get(boardOf(last, name)), when).toBe(place);
        expect(last.boards.size, when).toBe(method === 'empty' ? 1 : 2);
      };
    });
  }
});

function checkCopies(report: DuplicateReport, names: readonly string[], after: World): void {
  const copies = [...after.items.values()].filter(({ session_id }) => session_id !== null);
  const isCopied = (name: string) => copies.some(({ session_id }) => session_id === name);
  for (const { from, to } of [...report.copied, ...report.present]) {
    expect(after.items.get(to)).toMatchObject({ session_id: from, board_id: report.board?.board_id });
  }
  for (const name of report.notSent) expect(isCopied(name)).toBe(false);
  const reported = [report.copied.map(({ from }) => from), report.unknown, report.notSent].flat();
  for (const name of names) if (isCopied(name)) expect(reported).toContain(name);
  const failed = report.failed.map(({ itemName }) => itemName);
  expect(new Set([...reported, ...failed])).toEqual(new Set(names));
}

test.each(responseFaults)('duplicate reports what happened when a request gets %s', async (_, fault) => {
  await withEachFault(fault, async (setup, when) => {
    const [board = ''] = await seedBoards(setup, [2]);
    const ofBoard = [{ board_id: board }, { board_id: board, starred: true }];
    await setup.sandbox.seed({ images: ofBoard.slice(1), videos: ofBoard });
    const before = await read(setup);
    const names = [...before.items.keys()];
    const task = setup.boardService.duplicate(board, 'copy');
    return async () => {
      const { report, after, isComplete } = await reportOf(setup, task, before);
      if (report) checkCopies(report, names, after);
      if (isComplete) expect(report, when).toMatchObject({ unknown: [], notSent: [] });

      const { failed, unknown } = await task.run();
      expect({ failed, unknown }, when).toEqual({ failed: [], unknown: [] });
      const last = await read(setup);
      const copies = [...last.items.values()].filter(({ board_id }) => board_id !== board);
      expect(copies.map(({ session_id }) => session_id).sort(), when).toEqual(names.toSorted());
      expect(
        copies.filter(({ starred }) => starred),
        when,
      ).toHaveLength(2);
      expect(last.boards.size, when).toBe(2);
    };
  });
});

function checkDestroyed(report: DestroyReport, names: readonly string[], after: World): void {
  const { images, videos, failedImages, failedVideos, unknownImages, unknownVideos } = report;
  const failed = [...failedImages, ...failedVideos];
  const reported = [images, videos, failed, unknownImages, unknownVideos].flat();
  expect(reported.sort()).toEqual(names.toSorted());
  for (const name of [...images, ...videos]) expect(after.items.has(name)).toBe(false);
  for (const name of failed) expect(boardOf(after, name)).toBe('none');
}

test.each(responseFaults)('deleteWithContents reports what happened when a request gets %s', async (_, fault) => {
  await withEachFault(fault, async (setup, when) => {
    const [board = ''] = await seedBoards(setup, [3]);
    await setup.sandbox.seed({ videos: [{ board_id: board }] });
    const before = await read(setup);
    const names = [...before.items.keys()];
    const task = setup.boardService.deleteWithContents(board, { destroy: true });
    return async () => {
      const { report, after, isComplete } = await reportOf(setup, task, before);
      if (report) checkDestroyed(report, names, after);
      if (isComplete) expect(report, when).toMatchObject({ images: { length: 3 }, unknownImages: [] });
      if (isComplete) return;
      if (after.boards.size > 0) await task.run();
      else await expect(task.run()).rejects.toThrow('404');
      expect(await read(setup), when).toMatchObject({ boards: { size: 0 }, items: { size: 0 } });
    };
  });
});

test.each(responseFaults)('create and ensure report what happened when a request gets %s', async (_, fault) => {
  const calls = [
    ({ boardService }: SandboxServices) => boardService.create({ name: 'a' }),
    ({ boardService }: SandboxServices) => boardService.create({ name: 'a', visibility: 'public' }),
    ({ boardService }: SandboxServices) => boardService.ensure('a'),
  ];
  for (const [which, call] of calls.entries()) {
    await withEachFault(fault, async (setup, when) => {
      const known = which === 2 ? [] : await seedBoards(setup, [0]);
      if (which !== 2) await setup.boards.update(known[0] ?? '', { board_name: 'a' });
      return async () => {
        const outcome = await call(setup).catch((error: InvokeError) => error);
        const requests = setup.requests.length;
        setup.intercept();
        const created = [...(await read(setup)).boards.keys()].filter((id) => !known.includes(id));
        setup.requests.length = requests;
        if (outcome instanceof InvokeError) {
          if (created.length > 0) expect(mayHaveHappened(outcome), `${which} ${when}`).toBe(true);
        } else {
          expect(created, `${which} ${when}`).toEqual([outcome.board_id]);
          if (which === 1) expect(outcome.board_visibility).toBe('public');
        }
        if (which === 2) expect(await call(setup)).toMatchObject({ board_name: 'a' });
        if (which === 2) expect((await read(setup)).boards.size).toBe(1);
      };
    });
  }
});
