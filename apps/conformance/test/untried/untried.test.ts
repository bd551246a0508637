import { readFileSync } from 'node:fs';

import { createRepositories } from '@x/repositories/repositories';
import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';
import { type Operation, routeOf } from '../../src/operations/operation.js';
import { type OpenApiDocument, problemsOf } from '../../src/untried/problems-of.js';
import { type UntriedOperation, untried } from '../../src/untried/untried.js';

const facts: Operation[] = JSON.parse(readFileSync(new URL('../../operations.json', import.meta.url), 'utf8'));

test.each(untried)('$operation is sent as the server lists it, and a response is accepted', async (row) => {
  const transport = new FakeTransport(row.response);
  await row.call(createRepositories(transport));
  const [[route, request] = ['', {}], ...others] = transport.requests;
  expect([route, others]).toEqual([row.operation, []]);
  const fact = facts.find((operation) => routeOf(operation) === row.operation);
  expect(fact).toBeDefined();
  expect(fact?.parameters.query).toEqual(expect.arrayContaining(Object.keys(request.query ?? {})));
  expect(fact?.body).toBe(request.form ? 'form' : request.body === undefined ? 'none' : 'json');
  expect(row.reason).not.toBe('');
});

test('an operation is listed once', () => {
  expect(new Set(untried.map(({ operation }) => operation)).size).toBe(untried.length);
});

const login: UntriedOperation = {
  operation: 'POST /api/v2/models/hf_login',
  reason: 'an example',
  response: 'valid',
  call: ({ huggingFace }) => huggingFace.login({ token: 'hf_a' }),
};
const search: UntriedOperation = {
  operation: 'GET /api/v2/models/hugging_face',
  reason: 'an example',
  response: { urls: ['https://example.com/a'], is_diffusers: true },
  call: ({ huggingFace }) => huggingFace.models('owner/name'),
};

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const object = (properties: object, required: string[]) => ({ type: 'object', properties, required });
const nullable = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const urls = nullable({ type: 'array', items: { type: 'string', minLength: 1 } });

/** Describes the two operations, with parts replaced. */
function document(parts: { readonly [part: string]: object } = {}): OpenApiDocument {
  return {
    paths: {
      '/api/v2/models/hf_login': {
        post: {
          requestBody: { required: true, ...json(parts['login'] ?? object({ token: { type: 'string' } }, ['token'])) },
          responses: { 200: json({ $ref: '#/components/schemas/Status' }) },
        },
      },
      '/api/v2/models/hugging_face': {
        get: {
          parameters: [
            { name: 'hugging_face_repo', in: 'query', required: true, schema: { type: 'string' }, ...parts['query'] },
          ],
          responses: { 200: json(parts['found'] ?? object({ urls, is_diffusers: { type: 'boolean' } }, ['urls'])) },
        },
      },
    },
    components: { schemas: { Status: { enum: ['valid', 'unknown'], ...parts['status'] } } },
  };
}

test('a request and a response that match the description have no problem', async () => {
  expect(await problemsOf(login, document())).toEqual([]);
  expect(await problemsOf(search, document())).toEqual([]);
});

test.each<[string, UntriedOperation, Parameters<typeof document>[0], string]>([
  [
    'a body with a field of another type',
    login,
    { login: object({ token: { type: 'integer' } }, []) },
    'body.token: must be integer, got "hf_a"',
  ],
  ['a body without a required field', login, { login: object({}, ['code']) }, 'body.code: missing'],
  [
    'a body with an unknown field',
    login,
    { login: { type: 'object', additionalProperties: false } },
    'body.token: unknown',
  ],
  [
    'a response that is none of the values',
    login,
    { status: { enum: ['yes'] } },
    'response: not one of the values: "valid"',
  ],
  ['a reference to nothing', login, { login: { $ref: '#/components/schemas/None' } }, 'body: no schema None'],
  ['a parameter with another name', search, { query: { name: 'repo' } }, 'query.repo: missing'],
  [
    'a parameter of another type',
    search,
    { query: { schema: { type: 'integer' } } },
    'query.hugging_face_repo: must be integer, got "owner/name"',
  ],
  ['a response without a required field', search, { found: object({}, ['size']) }, 'response.size: missing'],
  [
    'a response with a list of other items',
    search,
    { found: object({ urls: { items: { const: 1 } } }, []) },
    'response.urls[0]: must be 1',
  ],
  [
    'a response that matches no alternative',
    search,
    { found: object({ urls: nullable({ type: 'string' }) }, []) },
    'response.urls: matches no alternative: ["https://example.com/a"]',
  ],
])('%s is a problem', async (_, row, parts, problem) => {
  expect(await problemsOf(row, document(parts))).toContain(`${row.operation}: ${problem}`);
});

test('an operation that the server does not have, and a request to another one, are problems', async () => {
  const operation = 'GET /api/v2/models/none';
  expect(await problemsOf({ ...search, operation }, document())).toEqual([
    `${operation}: the server has no such operation`,
  ]);
  const elsewhere = await problemsOf({ ...login, call: search.call, response: search.response }, document());
  expect(elsewhere[0]).toContain('is not the one request that is sent: GET /api/v2/models/hugging_face');
});
