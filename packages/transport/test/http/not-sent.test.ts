import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';

import { expect, onTestFinished, test, vi } from 'vitest';

import { mayHaveHappened } from '../../src/errors.js';
import { createHttpTransport } from '../../src/http-transport.js';
import { connectionOutcome } from '../../src/internal/http/connection-outcome.js';
import { certificate } from '../support/certificate.js';
import { json, reset } from '../support/responses.js';
import { startServer } from '../support/test-server.js';

/** Returns a port of this machine on which nobody listens. */
async function closedPort(): Promise<number> {
  await using server = await startServer(json(1));
  return Number(new URL(server.url).port);
}

async function rejection(baseUrl: string, route: 'GET /x' | 'POST /x' = 'POST /x') {
  const transport = createHttpTransport({ baseUrl, retries: 1, random: () => 0 });
  return await transport.send(route, {}).then(
    () => 'resolved',
    (reason: unknown) => reason,
  );
}

test.each(['127.0.0.1', 'localhost'])('a connection that %s refuses is not sent', async (host) => {
  const port = await closedPort();
  for (const route of ['GET /x', 'POST /x'] as const) {
    const error = await rejection(`http://${host}:${port}`, route);
    expect(error).toMatchObject({ name: 'ConnectionError', outcome: 'not-sent' });
    expect(mayHaveHappened(error)).toBe(false);
  }
});

test('a host whose name is unknown is not sent to', async () => {
  expect(await rejection('http://no-such-host.invalid')).toMatchObject({ outcome: 'not-sent' });
});

test('a port that fetch refuses is not sent to', async () => {
  expect(await rejection('http://127.0.0.1:6000')).toMatchObject({ outcome: 'not-sent' });
});

test('nothing is sent to a server whose certificate is not trusted', async () => {
  const server = createTlsServer(certificate, (_, response) => response.end('1'));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await rejection(`https://127.0.0.1:${port}`)).toMatchObject({ outcome: 'not-sent' });
  // Over plain HTTP the bytes do arrive, and it does not say that it has not read them.
  expect(await rejection(`http://127.0.0.1:${port}`)).toMatchObject({ outcome: 'unknown' });
  server.close();
});

test.each([
  ['responds in plain HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ['closes the connection', ''],
])('nothing is sent over TLS to a server that %s', async (_, text) => {
  const server = createTcpServer((socket) => void socket.on('error', () => {}).end(text));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await rejection(`https://127.0.0.1:${port}`)).toMatchObject({ outcome: 'not-sent' });
  server.close();
});

test('a connection that is closed without a response may have carried the request', async () => {
  await using server = await startServer(reset);
  const error = await rejection(server.url);
  expect(error).toMatchObject({ name: 'ConnectionError', outcome: 'unknown' });
  expect(mayHaveHappened(error)).toBe(true);
});

const failing = (...errors: readonly unknown[]) => {
  let next = 0;
  const fetch = () => Promise.reject(errors[next++] ?? new Error('asked too often'));
  const transport = createHttpTransport({
    baseUrl: 'http://localhost',
    fetch,
    random: () => 0,
    retries: errors.length - 1,
  });
  return transport.send('POST /x', { repeatable: true }).catch((reason: unknown) => reason);
};
const withCode = (code: string, message = code): Error => Object.assign(new Error(message), { code });
const refused = withCode('ECONNREFUSED');
const lost = withCode('ECONNRESET');

test.each([
  ['not-sent', [refused, refused]],
  ['unknown', [lost, refused]],
  ['unknown', [refused, lost, refused]],
])('the outcome of several attempts is the worst of them: %s', async (outcome, errors) => {
  expect(await failing(...errors)).toMatchObject({ name: 'ConnectionError', outcome });
});

test('a 503 before a refused connection may have been carried out, a 429 was not', async () => {
  for (const [status, outcome] of [
    [503, 'unknown'],
    [429, 'rejected'],
  ] as const) {
    const responses = [() => Promise.resolve(Response.json({}, { status })), () => Promise.reject(refused)];
    const fetch = () => responses.shift()?.() ?? Promise.reject(new Error('asked too often'));
    const transport = createHttpTransport({ baseUrl: 'http://localhost', fetch, random: () => 0, retries: 1 });
    const request = transport.send('POST /x', { repeatable: true });
    await expect(request).rejects.toMatchObject({ name: 'ConnectionError', outcome });
  }
});

test('a timeout while the token is read is not sent, a timeout afterwards may be', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const never = () => {
    queueMicrotask(() => vi.advanceTimersByTime(20)); // the time passes while this is waited for, and not before
    return new Promise<never>(() => {});
  };
  const base = { baseUrl: 'http://localhost', timeout: 20 };
  const early = createHttpTransport({ ...base, token: never, fetch: async () => Response.json(1) });
  await expect(early.send('POST /x', {})).rejects.toMatchObject({ name: 'TimeoutError', outcome: 'not-sent' });
  const late = createHttpTransport({ ...base, fetch: never });
  await expect(late.send('POST /x', {})).rejects.toMatchObject({ name: 'TimeoutError', outcome: 'unknown' });
});

test.each([new Error('log in first'), Object.freeze(new Error('frozen')), 'a text'])(
  'nothing was sent when the token function throws %s',
  async (reason) => {
    const fetch = async () => Response.json(1);
    const token = () => Promise.reject(reason);
    const error = await createHttpTransport({ baseUrl: 'http://localhost', fetch, token })
      .send('POST /x', {})
      .catch((thrown: unknown) => thrown);
    expect(String(error)).toContain(reason instanceof Error ? reason.message : reason);
    if (Object.isExtensible(reason)) expect(mayHaveHappened(error)).toBe(false);
  },
);

const typeError = (cause?: unknown, message = 'fetch failed'): Error => new TypeError(message, { cause });
const connecting = (code: string): Error => Object.assign(withCode(code), { syscall: 'connect' });

test.each<[string, unknown]>([
  ['undici: all addresses refused', typeError(new AggregateError([refused, connecting('ENETUNREACH')]))],
  ['undici: a name lookup that failed for now', typeError(withCode('EAI_AGAIN'))],
  ['undici: no connection in time', typeError(withCode('UND_ERR_CONNECT_TIMEOUT'))],
  ['Node: no connection in time', typeError(connecting('ETIMEDOUT'))],
  ['Node: no route', typeError(withCode('EHOSTUNREACH'))],
  ['OpenSSL: an expired certificate', typeError(withCode('CERT_HAS_EXPIRED'))],
  ['OpenSSL: an unknown issuer', typeError(withCode('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'))],
  ['Node: a certificate for another name', typeError(withCode('ERR_TLS_CERT_ALTNAME_INVALID'))],
  [
    'undici: closed before anything was written',
    typeError(Object.assign(withCode('UND_ERR_SOCKET', 'other side closed'), { socket: { bytesWritten: 0 } })),
  ],
  ['Bun: refused', withCode('ConnectionRefused', 'Unable to connect. Is the computer able to access the url?')],
  ['Bun: no socket', withCode('FailedToOpenSocket', 'Was there a typo in the url or port?')],
  ['Deno: refused', typeError(undefined, 'error sending request for url (http://a/): client error (Connect): tcp')],
  ['Bun: no TLS', withCode('EPROTO', 'EPROTO: The TLS handshake failed. Does the server speak TLS on this port?')],
  ['Deno: a port that fetch refuses', typeError(undefined, 'Fetch failed: Requests to port 1 are blocked')],
  ['node-fetch: refused', withCode('ECONNREFUSED', 'request to http://a/ failed')],
])('%s is not sent', (_, error) => {
  expect(connectionOutcome(error)).toBe('not-sent');
});

test.each<[string, unknown]>([
  ['undici: one of two addresses reset', typeError(new AggregateError([refused, lost]))],
  ['undici: no address at all', typeError(new AggregateError([]))],
  ['undici: the other side closed', typeError(withCode('UND_ERR_SOCKET', 'other side closed'))],
  [
    'undici: closed after something was written',
    typeError(Object.assign(withCode('UND_ERR_SOCKET', 'other side closed'), { socket: { bytesWritten: 1 } })),
  ],
  ['undici: no headers in time', typeError(withCode('UND_ERR_HEADERS_TIMEOUT'))],
  ['Node: a read that timed out', typeError(Object.assign(withCode('ETIMEDOUT'), { syscall: 'read' }))],
  ['OpenSSL: a client certificate is asked for', typeError(withCode('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'))],
  ['Bun: closed', withCode('ConnectionClosed', 'The socket connection was closed unexpectedly.')],
  ['Deno: closed', typeError(undefined, 'error sending request for url (http://a/): client error (SendRequest)')],
  ['Chrome', typeError(undefined, 'Failed to fetch')],
  ['Safari', typeError(undefined, 'Load failed')],
  ['workerd', new Error('Network connection lost.')],
  ['a text', 'ECONNREFUSED'],
])('%s may have been sent', (_, error) => {
  expect(connectionOutcome(error)).toBe('unknown');
});
