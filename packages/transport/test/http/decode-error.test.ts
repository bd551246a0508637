import { expect, test } from 'vitest';

import { ValidationError } from '../../src/errors.js';
import { decodeError } from '../../src/internal/http/decode-error.js';

const route = 'GET /api/v1/boards/{board_id}';

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
