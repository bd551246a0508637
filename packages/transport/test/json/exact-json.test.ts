import { expect, test } from 'vitest';

import { ResponseError } from '../../src/errors.js';
import { createHttpTransport } from '../../src/http-transport.js';
import { parseExactJson } from '../../src/internal/exact-json.js';
import { toJson } from '../../src/json.js';
import type { ResponseSchema } from '../../src/transport.js';
import { startServer } from '../support/test-server.js';

const read = (json: string) =>
  parseExactJson(json, (path, message) => {
    throw new ResponseError('GET /x', [{ message, path }], json);
  });

test.each<[json: string, value: unknown]>([
  ['{"seed":18446744073709551615}', { seed: 18446744073709551615n }],
  ['[9007199254740991,9007199254740992,-9007199254740993]', [9007199254740991, 9007199254740992n, -9007199254740993n]],
  ['18446744073709551615', 18446744073709551615n],
  ['{"a" : \n18446744073709551615 }', { a: 18446744073709551615n }],
  ['{"18446744073709551615":"18446744073709551615"}', { '18446744073709551615': '18446744073709551615' }],
  [
    '["a \\"18446744073709551615", ": 18446744073709551615", 1]',
    ['a "18446744073709551615', ': 18446744073709551615', 1],
  ],
  ['["\\\\", 18446744073709551615, "\\\\\\""]', ['\\', 18446744073709551615n, '\\"']],
  ['[0.1234567890123456, 1e20, 12345678901234568.0, 1.5e+300]', [0.1234567890123456, 1e20, 12345678901234568, 1.5e300]],
  ['"__proto__"', '__proto__'],
  ['{"a":"__proto__: 1e999"}', { a: '__proto__: 1e999' }],
])('reads %s', (json, value) => {
  expect(read(json)).toStrictEqual(value);
});

test.each(['{"seed":18446744073709551615,"b":[-9007199254740993,1]}', '[123456789012345678901234567890]'])(
  'reads and writes %s without a change',
  (json) => {
    expect(toJson(read(json))).toBe(json);
  },
);

test.each([
  [
    '{"a":{"__proto__":{"id":"x"}}}',
    '__proto__: the name "__proto__" is not possible: a copy of the object would lose it',
  ],
  ['{"\\u005f_proto__":1}', '__proto__: the name "__proto__" is not possible: a copy of the object would lose it'],
  ['{"a":[1e400]}', '0: is too large a number'],
  ['{"a":-1.5E+400}', 'a: is too large a number'],
  [`${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'is nested too deeply'],
])('refuses %.40s', (json, message) => {
  expect(() => read(json)).toThrow(
    expect.objectContaining({ name: 'ResponseError', message: `GET /x: unexpected response: ${message}` }),
  );
});

test.each(['\\n', '\\"', 'a\\\\'])('reads a text of four million %s beside a large integer', (part) => {
  const text = `"${part.repeat(4_000_000)}"`;
  expect(read(`{"seed":18446744073709551615,"text":${text}}`)).toEqual({
    seed: 18446744073709551615n,
    text: JSON.parse(text),
  });
});

test.each(['{"a":', '{"seed":18446744073709551615', 'NaN', ''])('is a SyntaxError for %j', (json) => {
  expect(() => read(json)).toThrow(SyntaxError);
});

test('the error of a response with a bigint is JSON', async () => {
  await using server = await startServer((response) => void response.end('{"width":18446744073709551615}'));
  const transport = createHttpTransport({ baseUrl: server.url });
  const refusing: ResponseSchema<never> = {
    '~standard': { version: 1, vendor: 'test', validate: () => ({ issues: [{ message: 'no' }] }) },
  };
  const error = await transport.json('GET /x', refusing, {}).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'ResponseError', value: { width: '18446744073709551615' } });
  expect(JSON.stringify(error)).toContain('18446744073709551615');
});
