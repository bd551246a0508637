import { createMemoryRepositories, type MemoryServer } from '@x/repositories/test';
import { HttpError, InputError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import type { DuplicateReport } from '../../src/board.js';
import { createServices } from '../../src/services.js';
import { connectionReset } from '../support/crash.js';
import { createSandboxServices, seedBoards } from '../support/sandbox-services.js';
import { seededRandom } from '../support/seeded-random.js';
import { seeds } from '../support/seeds.js';

function setUp(count = 5) {
  const repositories = createMemoryRepositories();
  const { server } = repositories;
  const a = server.addBoard('a');
  const names = server.addImages(a, count);
  const duplicate = () => createServices(repositories).boards.duplicate(a, 'copy').run();
  return { server, a, names, duplicate };
}

/** Returns the originals of all copies on boards called `copy`, sorted. */
function originals({ boards, images }: MemoryServer): (string | null)[] {
  const isCopy = (id: string | null) => id !== null && boards.get(id)?.board_name === 'copy';
  const copies = [...images.values()].filter(({ board_id }) => isCopy(board_id));
  return copies.map(({ session_id }) => session_id).sort();
}

test.each(seeds(60))('runs at the same time leave one board with one copy of each image: seed %i', async (seed) => {
  const next = seededRandom(seed);
  const { server, names, duplicate } = setUp(1 + next(12));
  const starred = names[0] ?? '';
  const image = server.images.get(starred);
  if (image) server.images.set(starred, { ...image, starred: true });
  server.onRequest(async (_, carryOut) => {
    for (let turns = next(12); turns > 0; turns--) await undefined;
    await carryOut();
    for (let turns = next(12); turns > 0; turns--) await undefined;
  });
  const start = async (turns: number): Promise<DuplicateReport> => {
    for (let left = turns; left > 0; left--) await undefined;
    try {
      return await duplicate();
    } catch (error) {
      if (error instanceof InputError) return start(100); // it saw two new boards before one was deleted
      throw error;
    }
  };
  const delays = Array.from({ length: 2 + next(2) }, (_, index) => index * next(2) * next(150));

  const reports = await Promise.all(delays.map(start));

  expect(originals(server)).toEqual(names.toSorted());
  expect([...server.boards.values()].filter(({ board_name }) => board_name === 'copy')).toHaveLength(1);
  expect(reports.filter(({ created }) => created)).toHaveLength(1);
  const copies = [...server.images.values()].filter(({ session_id }) => session_id !== null);
  expect(copies.filter((copy) => copy.starred)).toHaveLength(1);
  for (const { copied, present, failed, unknown } of reports) {
    expect({ failed, unknown }).toEqual({ failed: [], unknown: [] });
    const all = [...copied, ...present];
    expect(all.map(({ from }) => from).sort()).toEqual(names.toSorted());
    for (const { to } of all) expect(server.images.has(to)).toBe(true);
  }
});

test('runs at the same time on a server leave one board with one copy of each image', async () => {
  using setup = createSandboxServices();
  const [board = ''] = await seedBoards(setup, [6]);
  const names = await setup.boards.imageNames(board);
  const duplicate = () => setup.boardService.duplicate(board, 'copy').run();

  const [first, second] = await Promise.all([duplicate(), duplicate()]);

  expect(second.board?.board_id).toBe(first.board?.board_id);
  const copies = await setup.boards.imageNames(first.board?.board_id ?? '');
  expect((await setup.images.getMany(copies)).map(({ session_id }) => session_id).sort()).toEqual(names.sort());
});

test('only a copy of this run is deleted, never one of another', async () => {
  const { server, names, duplicate } = setUp(2);
  const twice = names[0] ?? null;
  const copy = server.addBoard('copy');
  const earlier = [1, 2].map(() => server.addImage(copy, { session_id: twice }));
  await duplicate();
  expect(server.imagesOn(copy)).toEqual(expect.arrayContaining(earlier));
  expect(server.imagesOn(copy)).toHaveLength(3);
});

test.each([
  ['is refused', () => new HttpError('images.deleteMany', { status: 403, detail: 'no' })],
  ['gets no response', connectionReset],
])('says so when the deletion of a second copy %s', async (_, error) => {
  const { server, names, duplicate } = setUp(1);
  const other = names[0] ?? null;
  let uploads = 0;
  server.onRequest((request, next) => {
    if (request === 'images.upload' && ++uploads === 1) {
      server.addImage([...server.boards.keys()].at(-1) ?? '', { session_id: other });
    }
    if (request === 'images.deleteMany') throw error(request);
    return next();
  });
  const outcome: unknown = await duplicate().catch((reason: unknown) => reason);
  expect(outcome).toMatchObject(
    error === connectionReset
      ? { failed: [{ itemName: other, error: { message: expect.stringContaining('second copy') } }] }
      : { name: 'IncompleteError', cause: { status: 403 } },
  );
});

test('refuses the name of several boards', async () => {
  const { server, duplicate } = setUp();
  server.addBoard('copy');
  server.addBoard('copy');
  await expect(duplicate()).rejects.toThrow('name: several boards are named "copy"; rename or delete all but one');
});

test('rejects when the source is deleted before its images are read', async () => {
  const { server, a, duplicate } = setUp();
  server.onRequest((request, next) => {
    if (request === 'gallery.names') server.boards.delete(a);
    return next();
  });
  await expect(duplicate()).rejects.toThrow('404');
  expect(server.boards.size).toBe(0);
});
