import { createMemoryRepositories } from '@x/repositories/test';
import { HttpError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import type { DuplicateReport } from '../../src/board.js';
import { IncompleteError } from '../../src/errors.js';
import { createServices } from '../../src/services.js';

const failure = () => new HttpError('GET /api/v1/boards/', { status: 500, detail: 'the database is locked' });

/** A board to duplicate. The list of boards that is read after the copy was created fails, after `meanwhile`. */
function setUp(meanwhile: (copy: string) => void = () => undefined, deletion?: Error) {
  const repositories = createMemoryRepositories();
  const { server } = repositories;
  const source = server.addBoard('source');
  server.addImages(source, 3);
  let isCreated = false;
  let failures = 1;
  server.onRequest(async (request, next) => {
    if (request === 'boards.list' && isCreated && failures-- > 0) {
      meanwhile([...server.boards.values()].find(({ board_name }) => board_name === 'copy')?.board_id ?? '');
      throw failure();
    }
    if (request === 'boards.delete' && deletion) throw deletion;
    await next();
    isCreated ||= request === 'boards.create';
  });
  const copies = () => [...server.boards.values()].filter(({ board_name }) => board_name === 'copy');
  return { task: createServices(repositories).boards.duplicate(source, 'copy'), copies, server };
}

async function stopped(task: ReturnType<typeof setUp>['task']) {
  const error = await task.run().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(IncompleteError);
  return error as IncompleteError<DuplicateReport>;
}

test('a copy whose board cannot be settled on is taken back, and made by another run', async () => {
  const { task, copies, server } = setUp();
  const { report, cause } = await stopped(task);
  expect(cause).toEqual(failure());
  expect(report).toMatchObject({ board: undefined, created: false });
  expect(report.notSent).toHaveLength(3);
  expect(copies()).toEqual([]);
  expect((await task.run()).copied).toHaveLength(3);
  expect(server.imagesOn(copies()[0]?.board_id ?? '')).toHaveLength(3);
});

test('a board that somebody uses meanwhile is left, and so is one that cannot be deleted', async () => {
  const used = setUp((copy) => void used.server.addImage(copy));
  const { report, cause } = await stopped(used.task);
  expect(report.board?.board_id).toBe(used.copies()[0]?.board_id);
  expect(report.created).toBe(true);
  expect(String(cause)).toContain('what may be left of it: "create the board"');
  expect(used.server.imagesOn(report.board?.board_id ?? '')).toHaveLength(1);

  const locked = setUp(undefined, failure());
  expect((await stopped(locked.task)).report).toMatchObject({ created: true, board: { board_name: 'copy' } });
  expect(locked.copies()).toHaveLength(1);
  expect((await locked.task.run()).copied).toHaveLength(3);
  expect(locked.copies()).toHaveLength(1);
});

test('a board that somebody else has deleted counts as taken back', async () => {
  const { task, server, copies } = setUp((copy) => void server.boards.delete(copy));
  expect((await stopped(task)).report).toMatchObject({ board: undefined, created: false });
  expect(copies()).toEqual([]);
});
