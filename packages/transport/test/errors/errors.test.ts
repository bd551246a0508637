import { expect, test } from 'vitest';

import {
  ConnectionError,
  InputError,
  InvokeError,
  NotFoundError,
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
