import { inspect } from 'node:util';

import { expect, test } from 'vitest';

import { ValidationError } from '../../src/errors.js';
import { decodeError as decode } from '../../src/internal/http/decode-error.js';

const route = 'GET /api/v1/boards/{board_id}';
const decodeError = (name: string, status: number, body: unknown) => decode(name, { status, body });

test.each([
  [400, 'HttpError', false],
  [401, 'AuthenticationError', false],
  [403, 'PermissionError', false],
  [404, 'NotFoundError', false],
  [405, 'HttpError', false],
  [408, 'HttpError', true],
  [409, 'ConflictError', false],
  [415, 'HttpError', false],
  [422, 'ValidationError', false],
  [429, 'HttpError', true],
  [500, 'ServerError', false],
  [501, 'ServerError', false],
  [502, 'ServerError', true],
  [503, 'ServerError', true],
  [504, 'ServerError', true],
])('a %i is a %s, retryable: %s', (status, name, isRetryable) => {
  const error = decodeError(route, status, { detail: 'text' });
  expect(error).toMatchObject({ name, status, route, isRetryable, message: `${route}: ${status} text` });
});

test('reads a detail that is text', () => {
  expect(decodeError(route, 404, { detail: 'Board not found' })).toMatchObject({ detail: 'Board not found' });
});

test('reads the issues of a request, without the values that were sent', () => {
  const detail = [
    { type: 'too_long', loc: ['body', 'image_names'], msg: 'List too long', input: ['secret'], ctx: { max: 1000 } },
    { type: 'missing', loc: ['query', 'board_name', 0], msg: 'Field required', input: null },
  ];
  const error = decodeError(route, 422, { detail });
  expect(error.message).toBe(`${route}: 422 body.image_names: List too long; query.board_name.0: Field required`);
  expect(error).toHaveProperty('issues', [
    { type: 'too_long', loc: ['body', 'image_names'], msg: 'List too long' },
    { type: 'missing', loc: ['query', 'board_name', 0], msg: 'Field required' },
  ]);
  expect(JSON.stringify(error)).not.toContain('secret');
});

test('shortens a message that lists all node types', () => {
  const error = decodeError(route, 422, { detail: [{ type: 'x', loc: [], msg: 'y'.repeat(13_000), input: {} }] });
  expect(error.message.length).toBeLessThan(600);
  expect(decodeError(route, 400, { detail: 'y'.repeat(13_000) }).message.length).toBeLessThan(600);
  expect(decodeError(route, 500, { detail: { message: 'y'.repeat(13_000) } }).message.length).toBeLessThan(600);
});

test('reads a 422 whose detail is text', () => {
  const error = decodeError(route, 422, { detail: 'Metadata must be a JSON object' });
  expect(error).toBeInstanceOf(ValidationError);
  expect(error).toMatchObject({ message: `${route}: 422 Metadata must be a JSON object`, issues: [] });
});

test('keeps a detail that is an object, such as the result of a failed deletion', () => {
  const detail = { message: 'Failed to delete board', deleted_images: ['a.png'], board_deleted: false };
  expect(decodeError(route, 500, { detail })).toMatchObject({
    detail,
    message: `${route}: 500 Failed to delete board`,
  });
});

test('reads plain text', () => {
  const error = decodeError(route, 500, 'Internal Server Error');
  expect(error).toMatchObject({ name: 'ServerError', detail: 'Internal Server Error' });
});

test.each(['<html><h1>502 Bad Gateway</h1>', '<!DOCTYPE html>\n<html>', '\r\n  <HTML>'])(
  "omits a proxy's page %j",
  (page) => {
    expect(decodeError(route, 502, page)).toMatchObject({ message: `${route}: 502`, detail: undefined });
  },
);

test('keeps a text that mentions a page', () => {
  expect(decodeError(route, 502, 'got <html>').message).toBe(`${route}: 502 got <html>`);
});

test.each([undefined, null, 7, [], {}, { detail: null }, { detail: 7 }])('accepts the body %j', (body) => {
  expect(decodeError(route, 400, body)).toMatchObject({ name: 'HttpError', message: `${route}: 400` });
  expect(decodeError(route, 422, body)).toMatchObject({ name: 'ValidationError', message: `${route}: 422` });
});

const deep = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
const odd: [string, unknown][] = [
  ['an object', { a: 1 }],
  ['an object whose toString is no function', { toString: 1, valueOf: 2 }],
  ['an object with the key __proto__', JSON.parse('{"__proto__":null,"toString":null}')],
  ['an object without a prototype', Object.assign(Object.create(null), { a: 1 })],
  ['a list', [[], {}]],
  ['200 000 levels deep', deep(200_000)],
  ['a number', 7],
  ['true', true],
  ['null', null],
  ['a text of a million letters', 'x'.repeat(1_000_000)],
];

test.each(odd)('a 422 whose parts are %s is a ValidationError', (_, value) => {
  const details = [value, [value], { loc: value }, { msg: value }, [{ loc: value, msg: value, type: value }]];
  for (const detail of [...details, [{ loc: [value, value], msg: 'no', type: 'x', ctx: value, input: value }]]) {
    for (const body of [{ detail }, detail]) {
      const error = decodeError(route, 422, body);
      expect(error).toBeInstanceOf(ValidationError);
      expect(error.message.length).toBeLessThan(1_100);
      expect(JSON.stringify(error).length).toBeLessThan(10_000);
      expect(inspect(error, { depth: Infinity }).length).toBeLessThan(50_000);
    }
  }
});

test.each(odd)('a 500 whose detail is %s is a ServerError', (_, value) => {
  for (const body of [value, { detail: value }, { detail: { message: value } }]) {
    const error = decodeError(route, 500, body);
    expect(error).toMatchObject({ name: 'ServerError', status: 500 });
    expect(error.message.length).toBeLessThan(1_100);
    expect(JSON.stringify(error).length).toBeLessThan(10_000);
  }
});

test('a 422 says what is wrong where its parts are of other types', () => {
  const issue = { loc: 'body', msg: { reason: 'too long' }, type: null };
  const error = decodeError(route, 422, { detail: [issue, 'no such node'] });
  expect(error).toHaveProperty('issues', [
    { loc: ['body'], msg: '{"reason":"too long"}', type: '' },
    { loc: [], msg: 'no such node', type: '' },
  ]);
});

test('keeps 100 of 100 000 issues and their number', () => {
  const issue = { type: 'too_long', loc: ['body', 'image_names'], msg: 'List too long' };
  const error = decodeError(route, 422, { detail: Array(100_000).fill(issue) });
  expect(error).toMatchObject({ issueCount: 100_000, issues: { length: 100 }, detail: { length: 100 } });
  expect(error.message).toContain('(and 99995 more)');
  expect(error.message.length).toBeLessThan(1_100);
});

test('shortens a detail with long lists and texts, and says so', () => {
  const detail = { message: 'no', deleted_images: Array(5_000).fill('a.png'), text: 'y'.repeat(13_000) };
  const { detail: kept } = decodeError(route, 500, { detail });
  expect(kept).toMatchObject({ message: 'no', text: `${'y'.repeat(500)}…` });
  expect(kept).toHaveProperty('deleted_images', [...Array(1_000).fill('a.png'), '… 4000 more']);
});

test('does not cut a text inside a character', () => {
  expect(decodeError(route, 400, { detail: `${'y'.repeat(499)}😀` }).message).toBe(`${route}: 400 ${'y'.repeat(499)}…`);
});
