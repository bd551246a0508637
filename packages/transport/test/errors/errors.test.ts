import { expect, test } from 'vitest';

import {
  ConnectionError,
  HttpError,
  InputError,
  InvokeError,
  mayHaveHappened,
  NotFoundError,
  NotInvokeAIError,
  RedirectError,
  ResponseError,
  TimeoutError,
  UnsupportedOperationError,
  ValidationError,
} from '../../src/errors.js';

const route = 'GET /x';

test.each([
  [new InputError('names', 'must be at most 1000', 1_000), 'names: must be at most 1000'],
  [new NotFoundError(route, { status: 404, detail: 'Board not found' }), 'GET /x: 404 Board not found'],
  [new NotFoundError(route, { status: 404, detail: { message: 'x' } }), 'GET /x: 404'],
  [new ValidationError(route, { status: 422, detail: [] }, []), 'GET /x: 422'],
  [new ConnectionError(route, 'refused'), 'GET /x: no response: refused'],
  [new TimeoutError(route, 5), 'GET /x: no response within 5 ms'],
  [new ResponseError(route, [], {}), 'GET /x: unexpected response: '],
  [
    new ResponseError(
      route,
      [
        { message: 'bad', path: 'a' },
        { message: 'too', path: '' },
      ],
      {},
    ),
    'GET /x: unexpected response: a: bad (and 1 more)',
  ],
  [
    new UnsupportedOperationError(route, '6.14.0', '6.8.1'),
    'GET /x: needs InvokeAI 6.14.0 or newer, this server is 6.8.1',
  ],
  [new UnsupportedOperationError(route, '6.14.0'), 'GET /x: needs InvokeAI 6.14.0 or newer'],
])('%s', (error, message) => {
  expect(error).toBeInstanceOf(InvokeError);
  expect([error.message, error.name]).toEqual([message, error.constructor.name]);
});

test('recognizes an error of another copy of the package', () => {
  const copy = Object.assign(new Error('x'), { [Symbol.for('x.invoke-error')]: true });
  expect(InvokeError.isInstance(copy)).toBe(true);
  for (const other of [new Error('x'), undefined, null, 'x', {}]) expect(InvokeError.isInstance(other)).toBe(false);
});

const ofStatus = (status: number): HttpError => new HttpError(route, { status, detail: '' });

const nowhere = { location: undefined, baseUrl: undefined };

test.each<[unknown, boolean]>([
  [new InputError('name', 'is empty'), false],
  [new ConnectionError(route, 'refused', { outcome: 'not-sent' }), false],
  [new ConnectionError(route, 'reset'), true],
  [new TimeoutError(route, 5), true],
  [new ResponseError(route, [], {}), true],
  [new NotInvokeAIError(route, 'http://a/'), true],
  [new UnsupportedOperationError(route, '6.14.0'), false],
  ...[400, 401, 403, 404, 409, 415, 422, 425, 429, 501, 505, 511].map((status): [Error, boolean] => [
    ofStatus(status),
    false,
  ]),
  [new RedirectError(route, { ...nowhere, status: 307, outcome: 'rejected' }), false],
  [new RedirectError(route, { ...nowhere, status: 303, outcome: 'unknown' }), true],
  ...[408, 460, 499, 500, 502, 503, 504, 507, 509, 520, 522, 530, 598, 599].map((status): [Error, boolean] => [
    ofStatus(status),
    true,
  ]),
  [new DOMException('aborted', 'AbortError'), true],
  [undefined, true],
])('%s: may have happened: %s', (error, expected) => {
  expect(mayHaveHappened(error)).toBe(expected);
});
