import { FakeTransport } from '@x/transport/test';
import { describe, expect, test } from 'vitest';
import { ModelStorageRepository } from '../../src/model-storage.js';
import { type Operation, runOperation } from '../support/operation.js';

const stats = {
  hits: 1,
  misses: 2,
  high_watermark: 3,
  in_cache: 1,
  cleared: 0,
  cache_size: 100,
  loaded_model_sizes: { a: 3 },
};
const orphan = { path: 'a', absolute_path: '/models/a', files: ['a.safetensors'], size_bytes: 7 };
const destroy = { destroy: true } as const;

const operations: Record<string, Operation<ModelStorageRepository>> = {
  cacheStats: {
    call: (storage, o) => storage.cacheStats(o),
    response: stats,
    route: 'GET /api/v2/models/stats',
  },
  'cacheStats of a new server': {
    call: (storage, o) => storage.cacheStats(o),
    response: null,
    route: 'GET /api/v2/models/stats',
    result: undefined,
  },
  emptyCache: {
    call: (storage, o) => storage.emptyCache(o),
    response: null,
    route: 'POST /api/v2/models/empty_model_cache',
    result: undefined,
  },
  orphaned: {
    call: (storage, o) => storage.orphaned(o),
    response: [orphan],
    route: 'GET /api/v2/models/sync/orphaned',
    request: { since: '6.12.0' },
  },
  deleteOrphans: {
    call: (storage, o) => storage.deleteOrphans(['a', 'b/c', 'a'], destroy, o),
    response: { deleted: ['a'], errors: { 'b/c': 'error: path does not exist' } },
    route: 'DELETE /api/v2/models/sync/orphaned',
    request: { body: { paths: ['a', 'b/c'] }, since: '6.12.0' },
  },
};

describe('requests and results', () => {
  test.each(Object.entries(operations))('%s', async (_, operation) => {
    const { actual, expected } = await runOperation(ModelStorageRepository, operation);
    expect(actual).toEqual(expected);
  });
});

test.each(['', '.', './', 'a/..', '../a', '/etc', 'a//b', 'a/', '..\\a'])(
  'the path "%s" is refused: the server would delete another folder, or all models',
  async (path) => {
    const transport = new FakeTransport({ deleted: [path], errors: {} });
    await expect(new ModelStorageRepository(transport).deleteOrphans([path], destroy)).rejects.toMatchObject({
      name: 'InputError',
      argument: 'paths.0',
    });
    expect(transport.requests).toEqual([]);
  },
);

test('folders are not deleted without consent', async () => {
  const transport = new FakeTransport({ deleted: ['a'], errors: {} });
  // @ts-expect-error consent is { destroy: true }
  await expect(new ModelStorageRepository(transport).deleteOrphans(['a'], {})).rejects.toThrow('deleted for good');
  expect(transport.requests).toEqual([]);
});

test('a folder that was not requested is not the result', async () => {
  const storage = new ModelStorageRepository(new FakeTransport({ deleted: ['b'], errors: {} }));
  await expect(storage.deleteOrphans(['a'], destroy)).rejects.toMatchObject({ name: 'ResponseError' });
});
