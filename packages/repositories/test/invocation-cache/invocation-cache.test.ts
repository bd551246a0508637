import { expect, test } from 'vitest';
import { InvocationCacheRepository } from '../../src/invocation-cache.js';
import { type Operation, runOperation } from '../support/operation.js';

const operations: Record<string, Operation<InvocationCacheRepository>> = {
  status: {
    call: (cache, o) => cache.status(o),
    response: { size: 1, hits: 2, misses: 3, enabled: true, max_size: 512 },
    route: 'GET /api/v1/app/invocation_cache/status',
  },
  clear: {
    call: (cache, o) => cache.clear(o),
    response: null,
    route: 'DELETE /api/v1/app/invocation_cache',
    result: undefined,
  },
  enable: {
    call: (cache, o) => cache.enable(o),
    response: null,
    route: 'PUT /api/v1/app/invocation_cache/enable',
    result: undefined,
  },
  disable: {
    call: (cache, o) => cache.disable(o),
    response: null,
    route: 'PUT /api/v1/app/invocation_cache/disable',
    result: undefined,
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(InvocationCacheRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(InvocationCacheRepository.prototype);
  expect(Object.keys(operations).toSorted()).toEqual(methods.filter((name) => name !== 'constructor').toSorted());
});
