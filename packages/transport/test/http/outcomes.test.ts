import { expect, test } from 'vitest';

import { mayHaveHappened } from '../../src/errors.js';
import { createHttpTransport } from '../../src/http-transport.js';
import type { AnyRequest } from '../../src/transport.js';
import { anything } from '../support/anything.js';
import { cut, json, page, redirect, reset } from '../support/responses.js';
import { type Handler, startServer } from '../support/test-server.js';

const methods = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;

const bodies: readonly (readonly [string, () => Omit<AnyRequest, 'path'>])[] = [
  ['no body', () => ({})],
  ['JSON', () => ({ body: { a: 1 } })],
  ['a form', () => ({ form: { file: new Blob(['x']) } })],
  ['a stream', () => ({ form: { file: { stream: new Blob(['x']).stream(), name: 'a', type: 'image/png' } } })],
];

/** What a server may respond to a change, and whether the change may have been made. */
const responses: readonly (readonly [string, Handler, boolean])[] = [
  ['a web page', page(), true],
  ['a body that is cut off', cut, true],
  ['a body that is not JSON', (response) => void response.end('{"a'), true],
  ['an empty body', (response) => void response.end(), true],
  ['nothing', reset, true],
  ['a 303', redirect('/x', 303), true],
  ...[408, 460, 499, 500, 502, 503, 504, 507, 520, 524, 530, 599].flatMap((status): [string, Handler, boolean][] => [
    [`a ${status} with a page`, page(status), true],
    [`a ${status} with JSON`, json({ message: 'from a proxy' }, status), true],
  ]),
  ...[400, 401, 403, 404, 405, 409, 413, 415, 422, 425, 429, 501, 505, 511].flatMap(
    (status): [string, Handler, boolean][] => [
      [`a ${status} with a page`, page(status), false],
      [`a ${status} with JSON`, json({ detail: 'no' }, status), false],
    ],
  ),
];

test.each(methods.flatMap((method) => bodies.map(([name, request]) => [method, name, request] as const)))(
  '%s with %s: the error of each wrong response says whether the change may have been made',
  async (method, _, request) => {
    for (const [name, handler, expected] of responses) {
      await using server = await startServer(handler, json('sent twice'));
      const transport = createHttpTransport({ baseUrl: server.url, token: 'abc', random: () => 0 });
      const error = await transport.json(`${method} /x`, anything, request()).then(
        (value) => new Error(`resolved with ${JSON.stringify(value)}`),
        (reason: unknown) => reason,
      );
      expect(error, name).toHaveProperty('outcome');
      // Node's `fetch` does not say which redirect it met, when it is not to keep a copy of a stream.
      expect(mayHaveHappened(error), `${name}: ${String(error)}`).toBe(expected);
      expect(server.seen, name).toHaveLength(1);
    }
  },
);
