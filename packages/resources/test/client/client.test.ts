import { createSandbox } from '@x/sandbox/sandbox';
import { InputError, NotFoundError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import { createClient } from '../../src/client.js';
import { collect } from '../support/collect.js';
import { pngImage } from '../support/png-image.js';

test('getBoard and getImage return resources, or reject when there are none', async () => {
  using sandbox = createSandbox();
  const client = createClient({ baseUrl: 'http://sandbox', fetch: sandbox.fetch });
  const { board_id } = await client.services.boards.create({ name: 'Foxes' });
  const board = await client.getBoard(board_id);
  const image = await board.upload(pngImage());

  expect(board.data.board_name).toBe('Foxes');
  expect((await client.getImage(image.data.image_name)).data).toEqual(image.data);
  await expect(client.getBoard('nowhere')).rejects.toThrow(NotFoundError);
  await expect(client.getBoard('none')).rejects.toThrow(NotFoundError);
  await expect(client.getImage('nowhere.png')).rejects.toThrow(NotFoundError);
  await expect(client.getBoard('')).rejects.toThrow(InputError);
});

test('every layer uses the same server', async () => {
  using sandbox = createSandbox();
  const { transport, repositories, services } = createClient({ baseUrl: 'http://sandbox', fetch: sandbox.fetch });
  const { board_id } = await services.boards.create({ name: 'Foxes' });
  await repositories.images.upload(pngImage(), { board_id });

  expect(await repositories.boards.imageNames(board_id)).toHaveLength(1);
  expect(await services.gallery.count({ board_id })).toBe(1);
  expect((await repositories.gallery.names()).total_count).toBe(1);
  expect(await collect(repositories.virtualBoards.list())).toHaveLength(1);
  expect((await repositories.app.version()).version).toBe('6.14.2');
  expect(transport.resolve('api/v1/images/')).toBe('http://sandbox/api/v1/images/');
});

test('no request is made, and no token asked for, before the first call', async () => {
  using sandbox = createSandbox();
  const called: string[] = [];
  const client = createClient({
    baseUrl: 'http://sandbox',
    fetch: (...request) => {
      called.push('fetch');
      return sandbox.fetch(...request);
    },
    token: () => {
      called.push('token');
      return 'mine';
    },
  });
  await new Promise(setImmediate);
  expect(called).toEqual([]);
  await client.repositories.app.version();
  expect(called).toEqual(['token', 'fetch']);
});

test('two clients of two servers share nothing', async () => {
  using one = createSandbox();
  using two = createSandbox();
  const seen: (string | null)[] = [];
  const client = (sandbox: typeof one, token: string) =>
    createClient({
      baseUrl: 'http://sandbox',
      token,
      fetch: (input, init) => {
        seen.push(new Request(input, init).headers.get('authorization'));
        return sandbox.fetch(input, init);
      },
    });
  const [first, second] = [client(one, 'one'), client(two, 'two')];

  const [a, b] = await Promise.all([
    first.services.boards.create({ name: 'a' }),
    second.services.boards.create({ name: 'b' }),
  ]);

  expect(seen.sort()).toEqual(['Bearer one', 'Bearer one', 'Bearer two', 'Bearer two']);
  expect(await collect(first.services.boards.list())).toMatchObject([{ board_id: a.board_id, board_name: 'a' }]);
  expect(await collect(second.services.boards.list())).toMatchObject([{ board_id: b.board_id, board_name: 'b' }]);
  await expect(first.getBoard(b.board_id)).rejects.toThrow(NotFoundError);
});

test('fetch, token, clock, random, logger and hooks can all be replaced', async () => {
  using sandbox = createSandbox();
  const used = new Set<string>();
  const use = <T>(name: string, value: T): T => {
    used.add(name);
    return value;
  };
  let refusals = 1;
  const client = createClient({
    baseUrl: 'http://sandbox',
    fetch: (input, init) => {
      const request = new Request(input, init);
      use(request.headers.get('authorization') ?? '', undefined);
      return refusals-- > 0 ? Promise.resolve(new Response(null, { status: 503 })) : sandbox.fetch(request);
    },
    token: async () => use('token', 'secret'),
    clock: () => use('clock', 0),
    random: () => use('random', 0),
    logger: { debug: () => use('logger', undefined) },
    onRequest: () => use('onRequest', undefined),
    onResponse: () => use('onResponse', undefined),
    onRetry: () => use('onRetry', undefined),
  });

  expect(await collect(client.services.boards.list())).toEqual([]);

  const everything = ['Bearer secret', 'clock', 'logger', 'onRequest', 'onResponse', 'onRetry', 'random', 'token'];
  expect([...used].sort()).toEqual(everything);
});
