import { once } from 'node:events';
import { type IncomingMessage, request as send } from 'node:http';
import { text } from 'node:stream/consumers';

import { expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox.js';
import { serve } from '../../src/serve.js';

const VERSION = 'GET /api/v1/app/version';
const SOCKET = '/ws/socket.io/?EIO=4&transport=polling';
const APP = 'http://app.example';
const OTHER = 'http://other.example';

/** Sends a request, and returns its status, its headers of CORS, each as often as it is sent, and its body. */
async function ask(url: string, route: string, headers: Record<string, string>) {
  const [method, path] = route.split(' ');
  const outgoing = send(`${url}${path}`, { method, headers, agent: false });
  outgoing.end();
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  const names = Object.entries(incoming.headersDistinct).filter(([name]) => /^(access-control-.*|vary)$/.test(name));
  return { status: incoming.statusCode, body: await text(incoming), headers: Object.fromEntries(names) };
}

const served = (sandbox: Sandbox, allowOrigins: string[]) => serve(sandbox, { allowOrigins });

const SHARED = {
  'access-control-allow-credentials': ['true'],
  'access-control-expose-headers': ['X-Refreshed-Token'],
};

test.each<[allowed: string[], headers: Record<string, string>, expected: Record<string, string[]>]>([
  [[APP], {}, { vary: ['Accept-Encoding'] }],
  [[APP], { origin: APP }, { ...SHARED, 'access-control-allow-origin': [APP], vary: ['Origin, Accept-Encoding'] }],
  [[APP], { origin: OTHER }, { ...SHARED, vary: ['Accept-Encoding'] }],
  [[], { origin: APP }, { ...SHARED, vary: ['Accept-Encoding'] }],
  [['*'], { origin: APP }, { ...SHARED, 'access-control-allow-origin': ['*'], vary: ['Accept-Encoding'] }],
  [
    ['*'],
    { origin: APP, cookie: 'a=b' },
    { ...SHARED, 'access-control-allow-origin': [APP], vary: ['Origin, Accept-Encoding'] },
  ],
])(
  'with the allowed origins %j, the response to %j has the headers of the server',
  async (allowed, headers, expected) => {
    using sandbox = createSandbox();
    await using server = await served(sandbox, allowed);
    expect((await ask(server.url, VERSION, headers)).headers).toEqual(expected);
  },
);

const preflightOf = (origin: string, method = 'POST') => ({
  origin,
  'access-control-request-method': method,
  'access-control-request-headers': 'content-type,x-y',
});

test.each([
  [APP, 'POST', 200, 'OK'],
  [APP, 'BREW', 400, 'Disallowed CORS method'],
  [OTHER, 'POST', 400, 'Disallowed CORS origin'],
  [OTHER, 'BREW', 400, 'Disallowed CORS origin, method'],
])('a preflight of %s for %s is %i %s, for sockets as well', async (origin, method, status, body) => {
  using sandbox = createSandbox();
  await using server = await served(sandbox, [APP]);
  for (const path of ['/api/v1/boards/', SOCKET]) {
    const response = await ask(server.url, `OPTIONS ${path}`, preflightOf(origin, method));
    expect(response).toEqual({
      status,
      body,
      headers: {
        vary: ['Origin'],
        'access-control-allow-methods': ['DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT'],
        'access-control-max-age': ['600'],
        'access-control-allow-credentials': ['true'],
        'access-control-allow-headers': ['content-type,x-y'],
        ...(origin === APP ? { 'access-control-allow-origin': [origin] } : {}),
      },
    });
  }
});

test.each([
  [OTHER, [OTHER], 'Accept-Encoding'],
  // Twice, which a browser refuses: as on the server, polling works from the origins that are not allowed alone.
  [APP, [APP, APP], 'Origin, Accept-Encoding'],
])(
  'a polling socket of %s gets the headers of the socket library and those of the server',
  async (origin, allow, vary) => {
    using sandbox = createSandbox();
    await using server = await served(sandbox, [APP]);
    expect((await ask(server.url, `GET ${SOCKET}`, { origin })).headers).toEqual({
      'access-control-allow-credentials': ['true', 'true'],
      'access-control-expose-headers': ['X-Refreshed-Token'],
      'access-control-allow-origin': allow,
      vary: [vary],
    });
  },
);

test('a web page that is allowed may read a status that a fault sends, and no fault is used up by a preflight', async () => {
  using sandbox = createSandbox();
  await using server = await served(sandbox, [APP]);
  sandbox.fault({ kind: 'status', times: 1 });
  expect((await ask(server.url, 'OPTIONS /api/v1/boards/', preflightOf(APP))).status).toBe(200);
  const { status, headers } = await ask(server.url, VERSION, { origin: APP });
  expect([status, headers['access-control-allow-origin']]).toEqual([503, [APP]]);
});

test('a served sandbox is closed by `await using`, once however often it is closed', async () => {
  using sandbox = createSandbox();
  let url = '';
  {
    await using server = await serve(sandbox);
    ({ url } = server);
    await server.close();
  }
  await expect(ask(url, VERSION, {})).rejects.toThrow('ECONNREFUSED');
});
