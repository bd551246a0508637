import { makeBoard } from '@x/sandbox/make-board';
import { expect, test } from 'vitest';

import { createClient } from '../../src/client.js';

test('the socket sends the refreshed token that a request received', async () => {
  const sent = Promise.withResolvers<string>();
  const handshake = '0{"sid":"s","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}';
  let polls = 0;
  using client = createClient({
    baseUrl: 'http://127.0.0.1:9', // nothing listens there: no websocket can connect
    token: 'stale',
    async fetch(input, init) {
      const request = new Request(input, init);
      if (!request.url.includes('/socket.io')) {
        return Response.json(makeBoard({ board_name: 'Foxes' }), {
          status: 201,
          headers: { 'x-refreshed-token': 'fresh' },
        });
      }
      if (request.method === 'POST') sent.resolve(await request.text());
      if (request.method === 'POST') return new Response('ok');
      return polls++ === 0 ? new Response(handshake) : new Promise(() => {});
    },
  });

  await client.repositories.boards.create({ board_name: 'Foxes' });
  client.events.on('queue_cleared', () => {});

  expect(await sent.promise).toBe('40{"token":"fresh"}');
});
