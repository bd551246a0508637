import { createSandbox } from '@x/sandbox/sandbox';
import { UnsupportedOperationError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { type Client, createClient } from '../../src/client.js';
import { collect } from '../support/collect.js';

/** Returns a client of a server that says it is of an older release, and the requests that it receives. */
function clientOf(version: string) {
  const sandbox = createSandbox({ version });
  const received: string[] = [];
  const client = createClient({
    baseUrl: 'http://sandbox',
    fetch: (url, init) => {
      received.push(`${init?.method ?? 'GET'} ${new URL(String(url)).pathname}`);
      return sandbox.fetch(url, init);
    },
  });
  return { client, received, [Symbol.dispose]: () => sandbox.close() };
}

test('a client that has read the capabilities of an older server requests no operation that it lacks', async () => {
  using old = clientOf('6.8.1');
  const { client, received } = old;
  expect(await client.capabilities()).toMatchObject({ version: '6.8.1', isMultiUser: false });
  received.length = 0;
  const { modelStorage, nodePacks, users } = client.repositories;
  await expect(collect(users.list())).rejects.toThrow('needs InvokeAI 6.12.0 or newer, this server is 6.8.1');
  await expect(collect(nodePacks.list())).rejects.toThrow('needs InvokeAI 6.13.0 or newer, this server is 6.8.1');
  await expect(modelStorage.orphaned()).rejects.toThrow('needs InvokeAI 6.12.0 or newer, this server is 6.8.1');
  expect(received).toEqual([]);
  await client.repositories.boards.create({ board_name: 'Foxes' });
  expect(received).toEqual(['POST /api/v1/boards/']);
});

/** What InvokeAI 6.7 and 6.8 would take for operations on their own videos. */
const reused: Record<string, (client: Client) => Promise<unknown>> = {
  get: ({ repositories: { videos } }) => videos.get('a'),
  list: ({ repositories: { videos } }) => collect(videos.list()),
  page: ({ repositories: { videos } }) => videos.page({ offset: 0, limit: 1 }),
  update: ({ repositories: { videos } }) => videos.update('a', { starred: true }),
  deleteMany: ({ repositories: { videos } }) => videos.deleteMany(['a']),
  deleteUncategorized: ({ repositories: { videos } }) => videos.deleteUncategorized({ destroy: true }),
  starMany: ({ repositories: { videos } }) => videos.starMany(['a']),
  unstarMany: ({ repositories: { videos } }) => videos.unstarMany(['a']),
};

test.each(Object.entries(reused))('the first call of videos.%s never reaches the videos of 6.8', async (_, call) => {
  using old = clientOf('6.8.1');
  await expect(call(old.client)).rejects.toThrow(UnsupportedOperationError);
  expect(old.received).toEqual(['GET /api/v1/app/version']);
});
