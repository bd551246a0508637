import { inspect } from 'node:util';

import { expect, test } from 'vitest';
import {
  ConnectionError,
  HttpError,
  InputError,
  InvokeError,
  NotFoundError,
  ResponseError,
  SocketError,
  ValidationError,
} from '../../src/errors.js';

const long = 'x'.repeat(3_000_000);
const deep: unknown = JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`);
const wide: unknown = Array.from({ length: 200_000 }, () => ({}));
const issues = Array.from({ length: 100_000 }, () => ({ message: long, path: long }));

test.each([
  ['a ResponseError of many issues', new ResponseError('GET /x', issues, wide)],
  ['a ResponseError with a deep value', new ResponseError('GET /x', [], deep)],
  ['a ResponseError with a long text', new ResponseError('GET /x', [], long)],
  ['an HttpError with a long text', new HttpError('GET /x', { status: 400, detail: long })],
  ['an HttpError with a long list', new HttpError('GET /x', { status: 400, detail: wide })],
  ['a NotFoundError with a deep detail', new NotFoundError('GET /x', { status: 404, detail: deep })],
  ['a ConnectionError with a long reason', new ConnectionError('GET /x', long)],
  ['a SocketError with a long reason', new SocketError(long)],
  [
    'a ValidationError of many issues',
    new ValidationError(
      'GET /x',
      { status: 422, detail: wide },
      issues.map(() => ({ loc: ['a'], msg: 'no', type: 'x' })),
    ),
  ],
])('%s can be printed and kept', (_, error) => {
  expect(error.message.length).toBeLessThan(1_100);
  expect(JSON.stringify(error).length).toBeLessThan(200_000);
  expect(inspect(error, { depth: Infinity }).length).toBeLessThan(400_000);
});

test('no message of any error of the SDK is longer than 4 000 characters', () => {
  expect(new InvokeError(long).message).toHaveLength(4_001);
  expect(new InputError('name', long).message).toHaveLength(4_001);
  expect(new InvokeError('short', { cause: long })).toMatchObject({ message: 'short', cause: long });
  expect(new InvokeError().message).toBe('');
});

test('a ResponseError keeps 100 issues, and their number', () => {
  const error = new ResponseError('GET /x', issues, []);
  expect(error).toMatchObject({ issues: { length: 100 }, issueCount: 100_000 });
  expect(error.message).toContain('(and 99999 more)');
});

test('a ResponseError keeps a usual value as it is', () => {
  const value = { items: Array.from({ length: 100 }, (_, index) => ({ image_name: `${index}.png`, width: null })) };
  expect(new ResponseError('GET /x', [], value).value).toEqual(value);
});
