import { InvokeError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { cut, revive } from './__fixtures__/cut.js';
import { MemoryServer } from './__fixtures__/memory-server.js';
import { memoryStores } from './__fixtures__/memory-stores.js';
import { random } from './__fixtures__/random.js';
import { seeds } from './__fixtures__/seeds.js';
import { BoardService } from './board.js';

const places = new Set<string>();

test.each(seeds(50))('a merge that is cut off anywhere and run again loses nothing: seed %i', async (seed) => {
  const next = random(seed);
  const server = new MemoryServer();
  const service = new BoardService(memoryStores(server));
  const sources = Array.from({ length: 1 + next(4) }, (_, index) => server.addBoard(`source ${index}`));
  if (next(4) === 0) sources.push('none');
  const names = Array.from({ length: 30 + next(2_971) }, () => server.addImage(sources[next(sources.length)] ?? ''));
  const into = next(4) === 0 ? { board_id: server.addBoard('all') } : { board_name: 'all' };
  const deleteSources = next(4) > 0;
  const task = service.merge(sources, into, { deleteSources });

  const { requests } = await task.plan();
  server.requests.length = 0;
  const at = 1 + (Math.floor(seed / 2) % requests);
  const when = seed % 2 === 0 ? 'before' : 'after';
  cut(server, at, when);
  await expect(task.run()).rejects.toThrow(InvokeError);
  places.add(`${server.requests[at - 1]}, ${when}`);

  revive(server);
  const report = await task.run();

  const [target, twin] = [...server.boards.values()].filter(({ board_name }) => board_name === 'all');
  expect(twin).toBeUndefined();
  expect(report.board?.board_id).toBe(target?.board_id);
  expect(server.imagesOn(target?.board_id ?? '')).toEqual(names);
  expect(server.images.size).toBe(names.length);
  expect(report).toMatchObject({ failed: [], gone: [], unknown: [], notSent: [] });
  expect(server.boards.size).toBe(deleteSources ? 1 : sources.filter((id) => id !== 'none').length + 1);
});

test('each request of a merge was cut, before its work and after it', () => {
  const requests = ['list boards', 'name gallery', 'create board', 'add images', 'delete board'];
  expect([...places].sort()).toEqual(requests.flatMap((name) => [`${name}, after`, `${name}, before`]).sort());
});
