import { createMemoryRepositories } from '@x/repositories/test';
import { InputError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { UnitOfWork, UnitOfWorkError } from '../../src/unit-of-work.js';
import { connectionReset, crashAt, restart } from '../support/crash.js';
import { createMemoryJournal } from '../support/memory-journal.js';

/** Three boards, each made and taken back; the request at which the server ends is set by the test. */
function createBoards() {
  const { boards, server } = createMemoryRepositories();
  const unit = (journal?: ReturnType<typeof createMemoryJournal>) => {
    const work = new UnitOfWork({ journal });
    for (const name of ['a', 'b', 'c']) {
      work.add(name, {
        apply: async (options) => (await boards.create({ board_name: name }, options)).board_id,
        undo: async (id, options) => {
          if (await boards.find(id, options)) await boards.delete(id, options);
        },
        find: async () => [...server.boards.values()].find(({ board_name }) => board_name === name)?.board_id,
      });
    }
    return work;
  };
  const names = () => [...server.boards.values()].map(({ board_name }) => board_name);
  return { unit, server, names };
}

const statuses = ({ changes }: { readonly changes: readonly { readonly status: string }[] }) =>
  changes.map(({ status }) => status);

test('changes are made in order, and taken back in reverse when one fails', async () => {
  const { server, names, unit } = createBoards();
  expect(statuses(await unit().run())).toEqual(['made', 'made', 'made']);
  expect(names()).toEqual(['a', 'b', 'c']);

  const second = createBoards();
  const work = second.unit().add('last', { apply: () => Promise.reject(new InputError('last', 'is refused')) });
  const error = await work.run().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UnitOfWorkError);
  expect(String(error)).toContain('the change "last" failed, all before it were taken back: last: is refused');
  expect(error).toMatchObject({ report: { changes: [{}, {}, { name: 'c', status: 'undone' }, { status: 'failed' }] } });
  expect(second.names()).toEqual([]);
  const deletions = second.server.requests.filter((request) => request === 'boards.delete');
  expect(deletions).toHaveLength(3);
  expect(server.requests).not.toContain('boards.delete');
});

test('what cannot be taken back is reported, and does not keep the others from it', async () => {
  const { server, names, unit } = createBoards();
  let deletions = 0;
  server.onRequest(async (request, next) => {
    if (request === 'boards.delete' && ++deletions === 1) throw connectionReset(request);
    await next();
  });
  const work = unit().add('last', { apply: () => Promise.reject(new InputError('last', 'is refused')) });
  const error = await work.run().catch((reason: unknown) => reason);
  expect(error instanceof UnitOfWorkError && statuses(error.report)).toEqual([
    'undone',
    'undone',
    'notUndone',
    'failed',
  ]);
  expect(String(error)).toContain('what may be left of it: "c"');
  expect(names()).toEqual(['c']);
});

test('a change whose response is lost is found, and goes on; one that is not found is unknown', async () => {
  const { server, unit } = createBoards();
  let losses = 1;
  server.onRequest(async (request, next) => {
    await next();
    if (request === 'boards.create' && losses-- > 0) throw connectionReset(request);
  });
  expect(statuses(await unit().run())).toEqual(['made', 'made', 'made']);

  const second = createBoards();
  crashAt(second.server, { at: 2, kind: 'boards.create', done: false });
  const error = await second
    .unit()
    .run()
    .catch((reason: unknown) => reason);
  expect(error instanceof UnitOfWorkError && statuses(error.report)).toEqual(['notUndone', 'unknown', 'notMade']);
});

test.each([
  [1, false],
  [1, true],
  [2, false],
  [2, true],
  [3, false],
  [3, true],
])('a unit that is killed at change %i (made: %s) is finished, or taken back', async (at, done) => {
  for (const end of ['run', 'undo'] as const) {
    const { server, names, unit } = createBoards();
    const journal = createMemoryJournal();
    const controller = new AbortController();
    let count = 0;
    server.onRequest(async (_, next) => {
      if (++count < at) return next();
      if (done) await next();
      controller.abort(new Error('killed'));
      throw new Error('killed');
    });
    await expect(unit(journal).run({ signal: controller.signal })).rejects.toThrow('killed');
    restart(server);
    const report = await unit(journal)[end]();
    expect(names()).toEqual(end === 'run' ? ['a', 'b', 'c'] : []);
    if (end === 'run') expect(statuses(report)).toEqual(['made', 'made', 'made']);
    expect(server.requests.filter((request) => request === 'boards.create')).toHaveLength(
      end === 'run' ? (done ? 3 : 4) : at,
    );
  }
});

test('what was taken back is not taken back again by another program, and can be made anew', async () => {
  const { server, names, unit } = createBoards();
  const journal = createMemoryJournal();
  await unit(journal).run();
  await unit(journal).undo();
  server.requests.length = 0;
  expect(statuses(await unit(journal).undo())).toEqual(['notMade', 'notMade', 'notMade']);
  expect(server.requests).toEqual([]);
  expect(statuses(await unit(journal).run())).toEqual(['made', 'made', 'made']);
  expect(names()).toEqual(['a', 'b', 'c']);
});

test('a change that fails after an abort takes nothing back', async () => {
  const { server, names, unit } = createBoards();
  const controller = new AbortController();
  let count = 0;
  server.onRequest(async (request, next) => {
    if (request === 'boards.create' && ++count === 3) {
      controller.abort(new Error('stopped'));
      throw connectionReset(request);
    }
    await next();
  });
  await expect(unit().run({ signal: controller.signal })).rejects.toThrow('connection reset');
  expect(names()).toEqual(['a', 'b']);
});

test('a unit that was made can be taken back later, and the journal of another unit is refused', async () => {
  const { names, unit } = createBoards();
  const journal = createMemoryJournal();
  await unit(journal).run();
  await unit(journal).run();
  expect(names()).toEqual(['a', 'b', 'c']);
  expect(statuses(await unit(journal).undo())).toEqual(['undone', 'undone', 'undone']);
  expect(names()).toEqual([]);
  const other = new UnitOfWork({ journal }).add('x', { apply: async () => 1 });
  await expect(other.run()).rejects.toThrow('is that of other work');
});

test('without a journal the same unit is continued after an abort, and can be taken back', async () => {
  const { server, names, unit } = createBoards();
  const controller = new AbortController();
  let count = 0;
  server.onRequest(async (request, next) => {
    await next();
    if (request !== 'boards.create' || ++count < 2) return;
    controller.abort(new Error('stopped'));
    throw new Error('stopped');
  });
  const work = unit();
  await expect(work.run({ signal: controller.signal })).rejects.toThrow('stopped');
  restart(server);
  expect(statuses(await work.run())).toEqual(['made', 'made', 'made']);
  expect(names()).toEqual(['a', 'b', 'c']);
  expect(statuses(await work.undo())).toEqual(['undone', 'undone', 'undone']);
  expect(names()).toEqual([]);
  expect(statuses(await work.undo())).toEqual(['notMade', 'notMade', 'notMade']);
});

test('a journal that cannot be read is closed again', async () => {
  const { unit } = createBoards();
  const journal = createMemoryJournal();
  await unit(journal).run();
  const opened = await journal.open();
  await opened.close();
  let isClosed = false;
  const broken: typeof journal = {
    ...journal,
    open: async () => ({
      ...opened,
      async *entries() {
        for await (const entry of opened.entries()) {
          yield entry;
          throw new Error('read failed');
        }
      },
      close: async () => {
        isClosed = true;
      },
    }),
  };
  await expect(unit(broken).run()).rejects.toThrow('read failed');
  expect(isClosed).toBe(true);
});

test('a change that cannot be taken back must be the last, and names are given once', () => {
  const work = new UnitOfWork().add('a', { apply: async () => 1, undo: async () => undefined });
  expect(() => work.add('a', { apply: async () => 1 })).toThrow('"a" is that of a change before');
  work.add('b', { apply: async () => 1 });
  expect(() => work.add('c', { apply: async () => 1 })).toThrow('"b" cannot be taken back and must be the last');
  expect(() => new UnitOfWork(JSON.parse('{"journal":{}}'))).toThrow('must be a journal');
});
