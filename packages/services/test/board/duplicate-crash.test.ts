import { createMemoryRepositories } from '@x/repositories/test';
import { InvokeError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import { createServices } from '../../src/services.js';
import { crashAt, restart } from '../support/crash.js';
import { seededRandom } from '../support/seeded-random.js';
import { seeds } from '../support/seeds.js';

const crashes = [
  'boards.list',
  'gallery.names',
  'images.getMany',
  'boards.create',
  'images.full',
  'images.upload',
  'images.starMany',
  'videos.page',
  'videos.metadata',
  'videos.stream',
  'videos.upload',
  'videos.starMany',
].flatMap((kind) => [false, true].map((done) => ({ kind, done })));

const title = 'a duplication that crashes at any request and runs again copies each item once: seed %i';

test.each(seeds(72))(title, async (seed) => {
  const next = seededRandom(seed);
  const repositories = createMemoryRepositories();
  const { server } = repositories;
  const service = createServices(repositories).boards;
  const source = next(3) === 0 ? 'none' : server.addBoard('source');
  const names = Array.from({ length: 1 + next(30) }, () => server.addImage(source, { starred: next(2) === 0 }));
  names.push(server.addImage(source, { starred: true }));
  for (let count = next(4); count >= 0; count--) names.push(server.addVideo(source, { starred: count === 0 }));
  const stars = names.filter((name) => (server.images.get(name) ?? server.videos.get(name))?.starred);
  const originals = structuredClone([...server.images, ...server.videos]);
  const task = service.duplicate(source, 'copy');

  const { kind = '', done = false } = crashes[seed % crashes.length] ?? {};
  crashAt(server, { kind, done, at: kind.endsWith(' image') ? 1 + next(names.length) : 1 });
  await expect(task.run()).rejects.toThrow(InvokeError);

  restart(server);
  const { board, copied, present, failed, unknown } = await task.run();

  const copies = [...server.images.values(), ...server.videos.values()].filter(
    ({ board_id }) => board_id === board?.board_id,
  );
  const originalsOf = (images: typeof copies) => images.map(({ session_id }) => session_id).sort();
  expect(originalsOf(copies)).toEqual([...names].sort());
  expect(originalsOf(copies.filter(({ starred }) => starred))).toEqual([...stars].sort());
  expect([...present, ...copied].map(({ from }) => from).sort()).toEqual([...names].sort());
  expect({ failed, unknown }).toEqual({ failed: [], unknown: [] });
  const all = new Map<string, unknown>([...server.images, ...server.videos]);
  expect(originals.map(([name]) => [name, all.get(name)])).toEqual(originals);
  expect([...server.boards.values()].filter(({ board_name }) => board_name === 'copy')).toHaveLength(1);
});
