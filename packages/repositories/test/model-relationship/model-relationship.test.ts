import { FakeTransport } from '@x/transport/test';
import { describe, expect, test } from 'vitest';
import { ModelRelationshipRepository } from '../../src/model-relationship.js';
import { type Operation, runOperation } from '../support/operation.js';

const pair = { model_key_1: 'a', model_key_2: 'b' };

const operations: Record<string, Operation<ModelRelationshipRepository>> = {
  keys: {
    call: (relationships, o) => relationships.keys('a/b', o),
    response: ['c'],
    route: 'GET /api/v1/model_relationships/i/{model_key}',
    request: { path: { model_key: 'a/b' } },
  },
  keysOfMany: {
    call: (relationships, o) => relationships.keysOfMany(['a', 'b'], o),
    response: ['b', 'a'],
    route: 'POST /api/v1/model_relationships/batch',
    request: { body: { model_keys: ['a', 'b'] }, repeatable: true },
  },
  create: {
    call: (relationships, o) => relationships.create('a', 'b', o),
    response: new Blob([]),
    route: 'POST /api/v1/model_relationships/',
    request: { body: pair },
    result: undefined,
  },
  delete: {
    call: (relationships, o) => relationships.delete('a', 'b', o),
    response: new Blob([]),
    route: 'DELETE /api/v1/model_relationships/',
    request: { body: pair },
    result: undefined,
  },
};

describe('requests and results', () => {
  test.each(Object.entries(operations))('%s', async (_, operation) => {
    const { actual, expected } = await runOperation(ModelRelationshipRepository, operation);
    expect(actual).toEqual(expected);
  });
});

test.each(['create', 'delete'] as const)('%s refuses a model and itself', async (method) => {
  const transport = new FakeTransport();
  await expect(new ModelRelationshipRepository(transport)[method]('a', 'a')).rejects.toMatchObject({
    name: 'InputError',
    argument: 'other',
  });
  expect(transport.requests).toEqual([]);
});
