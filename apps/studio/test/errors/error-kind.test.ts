import { IncompleteError } from '@x/services/errors';
import * as errors from '@x/transport/errors';
import { ConflictError, ConnectionError, InputError, InvokeError, NotFoundError } from '@x/transport/errors';
import { describe, expect, test } from 'vitest';

import { errorKind, kindOfName } from '../../src/errors/error-kind.js';
import { errorMessages } from '../../src/errors/error-messages.js';

const route = 'GET /api/v1/boards/';

/** The classes that have a sentence of their own: those under which nothing else is thrown. */
const classes = Object.values(errors).filter(
  (it): it is typeof ConflictError =>
    typeof it === 'function' && it.prototype instanceof InvokeError && it.name !== 'RequestError',
);

describe('errorKind', () => {
  test.each(classes.map((it) => [it.name, it] as const))('knows %s', (_, ErrorClass) => {
    const error = Object.create(ErrorClass.prototype, { name: { value: ErrorClass.name } });
    expect([undefined, 'other']).not.toContain(errorKind(error));
  });

  test('distinguishes what a person can do something about', () => {
    expect(errorKind(new ConnectionError(route, 'fetch failed'))).toBe('unreachable');
    expect(errorKind(new NotFoundError(route, { status: 404, detail: 'no' }))).toBe('missing');
    expect(errorKind(new InputError('filter', 'is wrong'))).toBe('invalid');
    expect(errorKind(new DOMException('stopped', 'AbortError'))).toBe('canceled');
  });

  test('takes the cause of what stopped half-way', () => {
    const cause = new ConflictError(route, { status: 409, detail: 'moving' });
    expect(errorKind(new IncompleteError({}, cause))).toBe('conflict');
  });

  test('leaves errors of the page as they are', () => {
    expect(errorKind(new Error('The two passwords differ.', { cause: new ConnectionError(route, 'x') }))).toBe(
      undefined,
    );
    expect(errorKind('text')).toBe(undefined);
  });
});

test('the name of an error is enough where a report has no more', () => {
  expect(['EmptyFileError', 'MediaTypeError', 'UnreadableError', 'PermissionError'].map(kindOfName)).toEqual([
    'empty',
    'media',
    'unreadable',
    'forbidden',
  ]);
  expect([undefined, 'NewerError'].map(kindOfName)).toEqual(['other', 'other']);
});

test('every sentence is another one, in both languages', () => {
  const all = Object.values(errorMessages).flatMap(({ sentences }) => Object.values(sentences));
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBe(32);
});
