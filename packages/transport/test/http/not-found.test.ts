import { expect, test } from 'vitest';
import { createHttpTransport } from '../../src/http-transport.js';
import type { Transport } from '../../src/transport.js';
import { json } from '../support/responses.js';
import { type Handler, startServer } from '../support/test-server.js';

type Call = (transport: Transport) => Promise<unknown>;

test.each<[string, Call, object]>([
  [
    'in the path',
    (transport) => transport.send('GET /boards/{board_id}', { path: { board_id: 'b1' } }),
    { board_id: 'b1' },
  ],
  [
    'in the query',
    (transport) => transport.send('POST /upload', { query: { board_id: 'b1', limit: 5, is_x: true }, form: {} }),
    { board_id: 'b1' },
  ],
  [
    'in the body',
    (transport) => transport.send('POST /x', { body: { board_id: 'b1', image_name: 'a.png', n: 1, image_names: [] } }),
    { board_id: 'b1', image_name: 'a.png' },
  ],
  ['in a list, which names none', (transport) => transport.send('POST /x', { body: [1] }), {}],
  [
    'with a slash',
    (transport) => transport.send('GET /boards/{board_id}', { path: { board_id: 'a/b' } }),
    { board_id: 'a/b' },
  ],
])('a 404 names what was asked for %s', async (_, call, parameters) => {
  await using server = await startServer(json({ detail: 'Board not found' }, 404));
  const error = await call(createHttpTransport({ baseUrl: server.url })).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'NotFoundError', parameters });
  expect(error).toHaveProperty('message', expect.not.stringMatching(/b1|a\.png/));
});

const foreign: [string, Handler][] = [
  ['{}', json({}, 404)],
  ['an error of its own', json({ error: 'no such thing', message: 'detail' }, 404)],
  ['a list', json(['detail'], 404)],
  ['null', json(null, 404)],
  ['text', (response) => void response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found')],
];

test.each(foreign)('a 404 with %s is that of another server', async (_, handler) => {
  await using server = await startServer(handler);
  const transport = createHttpTransport({ baseUrl: server.url });
  await expect(transport.send('GET /x', {})).rejects.toMatchObject({
    name: 'NotInvokeAIError',
    outcome: 'rejected',
    message: `GET /x: received a 404 without the "detail" of InvokeAI: the server lacks this operation, or ${server.url}/ is not an InvokeAI server`,
  });
});

test('a 404 without a body is a NotFoundError: HEAD has none', async () => {
  await using server = await startServer((response) => void response.writeHead(404).end());
  const transport = createHttpTransport({ baseUrl: server.url });
  for (const route of ['HEAD /x', 'GET /x'] as const) {
    await expect(transport.send(route, {})).rejects.toMatchObject({ name: 'NotFoundError', status: 404 });
  }
});
