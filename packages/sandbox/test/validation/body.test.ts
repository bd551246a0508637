import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { request } from '../support/request.js';

const complaint = async (route: string, body: string, type = 'application/json') => {
  using sandbox = createSandbox();
  const response = await request(sandbox, route, { body, headers: { 'content-type': type } });
  return response.status === 422 ? (response.body as { detail: unknown[] }).detail : response;
};

const PATCH = 'PATCH /api/v1/boards/b1';
const STAR = 'POST /api/v1/images/star';

test.each([
  ['{', 1, 'Expecting property name enclosed in double quotes'],
  ['{"a" 1}', 5, "Expecting ':' delimiter"],
  ['{"a":1 "b":2}', 7, "Expecting ',' delimiter"],
  ['{"a":1,}', 7, 'Expecting property name enclosed in double quotes'],
  ['[1,]', 3, 'Expecting value'],
  ['{"a":"☃😀', 5, 'Unterminated string starting at'],
  ['{"a":"\n"}', 6, 'Invalid control character at'],
  ['{"a":"\\x"}', 6, 'Invalid \\escape'],
  ['{"😀":"\\u12zz"}', 7, 'Invalid \\uXXXX escape'],
  ['{}x', 2, 'Extra data'],
  ['01', 1, 'Extra data'],
  ['-', 0, 'Expecting value'],
])("rejects invalid JSON with the server's message: %s", async (text, position, error) => {
  expect(await complaint(PATCH, text)).toEqual([
    { type: 'json_invalid', loc: ['body', position], msg: 'JSON decode error', input: {}, ctx: { error } },
  ]);
});

test('does not parse a body of another content type', async () => {
  expect(await complaint(PATCH, '{}', 'text/plain')).toMatchObject([
    { type: 'model_attributes_type', loc: ['body'], input: '{}' },
  ]);
  expect(await complaint(STAR, '{"image_names":[]}', 'text/plain')).toMatchObject([
    { type: 'missing', loc: ['body', 'image_names'], input: null },
  ]);
  expect(await complaint(PATCH, '{}', 'application/vnd.api+json')).toMatchObject({ status: 404 });
});

test('JSON of another shape is missing all parameters, even optional ones', async () => {
  const download = 'POST /api/v1/images/download';
  expect(await complaint(download, '["a"]')).toMatchObject([
    { type: 'missing', loc: ['body', 'image_names'] },
    { type: 'missing', loc: ['body', 'board_id'] },
  ]);
  expect(await complaint(download, 'null')).toMatchObject({ status: 400 });
  expect(await complaint(PATCH, 'null')).toMatchObject([{ type: 'missing', loc: ['body'] }]);
});

test('NaN and Infinity fail the response that would contain them', async () => {
  expect(await complaint(PATCH, '{"archived":NaN}')).toMatchObject({ status: 500, body: 'Internal Server Error' });
  expect(await complaint(PATCH, '"\\ud800"')).toMatchObject({ status: 500 });
});

test('rejects invalid UTF-8', async () => {
  using sandbox = createSandbox();
  const body = new Uint8Array([0x7b, 0xff, 0x7d]);
  expect(await request(sandbox, PATCH, { body, headers: { 'content-type': 'application/json' } })).toMatchObject({
    status: 400,
    body: { detail: 'There was an error parsing the body' },
  });
});
