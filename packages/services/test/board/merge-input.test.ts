import { createMemoryRepositories } from '@x/repositories/test';
import { NotFoundError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import type { BoardTarget } from '../../src/internal/board/move/move-types.js';
import { createServices } from '../../src/services.js';

function setUp() {
  const repositories = createMemoryRepositories();
  const { server } = repositories;
  const a = server.addBoard('a');
  const b = server.addBoard('b');
  server.addImages(a, 3);
  server.addImages(b, 3);
  const untouched = structuredClone([server.boards, server.images]);
  const expectUntouched = (): void => expect([server.boards, server.images]).toEqual(untouched);
  return { server, a, b, service: createServices(repositories).boards, expectUntouched };
}

test.each([
  ['no source', [], { boardName: 'all' }, 'sources: must name at least one board, or "none"'],
  ['an empty id', [''], { boardName: 'all' }, 'sources: must be ids of boards, or "none", got ""'],
  ['an id that is a path', ['..'], { boardName: 'all' }, 'sources: must be ids of boards, or "none", got ".."'],
  ['an empty target', ['board-1'], { boardId: '' }, 'boardId: must be the id of a board, or "none", got ""'],
  ['a target that is a path', ['board-1'], { boardId: '.' }, 'boardId: must be the id of a board, or "none", got "."'],
  ['a source that is the target', ['board-1', 'b'], { boardId: 'b' }, 'boardId: "b" is both source and target'],
  ['Uncategorized into itself', ['none'], { boardId: 'none' }, 'boardId: "none" is both source and target'],
  [
    'a name of 301 letters',
    ['board-1'],
    { boardName: 'x'.repeat(301) },
    'boardName: must be at most 300 characters long, got 301',
  ],
])('refuses %s before any request', async (_, sources, into, message) => {
  const { server, service } = setUp();
  const task = service.merge(sources, into);
  const refused = { name: 'InputError', message };
  await expect(task.run()).rejects.toMatchObject(refused);
  await expect(task.plan()).rejects.toMatchObject(refused);
  expect(server.requests).toEqual([]);
});

test('counts the characters of a name as the server does', async () => {
  const { service, a } = setUp();
  const name = '🖼️'.repeat(150);
  const { board } = await service.merge([a], { boardName: name }).run();
  expect(board?.board_name).toBe(name);
  await expect(service.merge([a], { boardName: `${name}!` }).run()).rejects.toMatchObject({ limit: 300 });
});

test('refuses to delete sources whose intermediate images would stay on them', async () => {
  const { service, a } = setUp();
  const options = { deleteSources: true, includeIntermediates: false };
  await expect(service.merge([a], { boardName: 'all' }, options).run()).rejects.toThrow(
    'includeIntermediates: must not be false when deleteSources is true',
  );
});

test('refuses the name of a source', async () => {
  const { service, a, expectUntouched } = setUp();
  await expect(service.merge([a], { boardName: 'a' }).run()).rejects.toThrow(
    'boardName: "a" is both source and target',
  );
  expectUntouched();
});

test('refuses the name of two boards', async () => {
  const { server, service, a } = setUp();
  server.addBoard('twin');
  server.addBoard('twin');
  await expect(service.merge([a], { boardName: 'twin' }).run()).rejects.toThrow(
    'several boards are named "twin"; pass a boardId',
  );
  expect(server.imagesOn(a)).toHaveLength(3);
});

test.each([false, true])(
  'an unknown source in the middle changes nothing (deleteSources: %s)',
  async (deleteSources) => {
    const { service, a, b, expectUntouched } = setUp();
    const task = service.merge([a, 'nowhere', b], { boardName: 'all' }, { deleteSources });
    await expect(task.run()).rejects.toThrow(NotFoundError);
    await expect(task.plan()).rejects.toThrow(NotFoundError);
    expectUntouched();
  },
);

test.each<[string, [string, BoardTarget, boolean]]>([
  ['there are images to move', ['board-1', { boardId: 'board-2' }, true]],
  ['the target does not exist yet', ['none', { boardName: 'all' }, true]],
  ['sources are not to be deleted', ['none', { boardId: 'board-2' }, false]],
])('an unknown source does not count as deleted earlier when %s', async (_, [other, into, deleteSources]) => {
  const { service, expectUntouched } = setUp();
  await expect(service.merge(['nowhere', other], into, { deleteSources }).run()).rejects.toThrow(NotFoundError);
  expectUntouched();
});

test('an unknown target changes nothing', async () => {
  const { service, a, expectUntouched } = setUp();
  await expect(service.merge([a], { boardId: 'nowhere' }).run()).rejects.toThrow(NotFoundError);
  expectUntouched();
});

test('a predicate that throws changes nothing', async () => {
  const { service, a, expectUntouched } = setUp();
  const where = (): boolean => {
    throw new RangeError('mine');
  };
  await expect(service.split(a, { boardName: 'new' }, where).run()).rejects.toThrow('mine');
  expectUntouched();
});
