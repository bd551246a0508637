import { InvokeError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { cut, revive } from './__fixtures__/cut.js';
import { MemoryServer } from './__fixtures__/memory-server.js';
import { memoryStores } from './__fixtures__/memory-stores.js';
import { random } from './__fixtures__/random.js';
import { seeds } from './__fixtures__/seeds.js';
import { BoardService } from './board.js';

const places = new Set<string>();

test.each(seeds(30))(
  'a duplication that is cut off anywhere and run again copies each image once: seed %i',
  async (seed) => {
    const next = random(seed);
    const server = new MemoryServer();
    const service = new BoardService(memoryStores(server));
    const source = next(3) === 0 ? 'none' : server.addBoard('source');
    const names = Array.from({ length: 1 + next(30) }, () => server.addImage(source, { starred: next(2) === 0 }));
    const stars = names.filter((name) => server.images.get(name)?.starred);
    const originals = structuredClone([...server.images]);
    const task = service.duplicate(source, 'copy');

    const { requests } = await task.plan();
    server.requests.length = 0;
    const at = seed % 3 === 0 ? requests - next(2) : 1 + (seed % Math.min(requests, 12));
    const when = next(2) === 0 ? 'before' : 'after';
    cut(server, at, when);
    await expect(task.run()).rejects.toThrow(InvokeError);
    places.add(server.requests[at - 1] ?? '');

    revive(server);
    const { board, copied, present, failed, unknown } = await task.run();

    const copies = [...server.images.values()].filter(({ board_id }) => board_id === board?.board_id);
    expect(copies.map(({ session_id }) => session_id).sort()).toEqual([...names].sort());
    expect(
      copies
        .filter(({ starred }) => starred)
        .map(({ session_id }) => session_id)
        .sort(),
    ).toEqual([...stars].sort());
    expect([...present, ...copied].map(({ from }) => from).sort()).toEqual([...names].sort());
    expect({ failed, unknown }).toEqual({ failed: [], unknown: [] });
    expect([...server.images].slice(0, names.length)).toEqual(originals);
    expect([...server.boards.values()].filter(({ board_name }) => board_name === 'copy')).toHaveLength(1);
  },
);

test('each request of a duplication was cut', () => {
  const requests = ['list boards', 'name gallery', 'get images', 'create board'];
  expect([...places].sort()).toEqual([...requests, 'download image', 'upload image', 'star images'].sort());
});
