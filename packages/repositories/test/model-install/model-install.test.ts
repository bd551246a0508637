import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';
import { ModelInstallRepository } from '../../src/model-install.js';
import { type Operation, runOperation } from '../support/operation.js';

const job = {
  id: 3,
  status: 'completed',
  error_reason: null,
  config_in: { source: '/models/a' },
  config_out: null,
  inplace: true,
  source: { path: '/models/a', inplace: true, type: 'local' },
  local_path: '/models/a',
  bytes: 5,
  total_bytes: 5,
  source_metadata: null,
  download_parts: [],
  error: null,
  error_traceback: null,
};
const starter = { starter_models: [], starter_bundles: {} };
const path = { id: 3 };
const file = 'https://example.com/a.safetensors';
const since = '6.12.0';

const operations: Record<string, Operation<ModelInstallRepository>> = {
  get: {
    call: (installs, o) => installs.get(3, o),
    response: job,
    route: 'GET /api/v2/models/install/{id}',
    request: { path },
  },
  find: {
    call: (installs, o) => installs.find(3, o),
    response: job,
    route: 'GET /api/v2/models/install/{id}',
    request: { path },
  },
  exists: {
    call: (installs, o) => installs.exists(3, o),
    response: job,
    result: true,
    route: 'GET /api/v2/models/install/{id}',
    request: { path },
  },
  list: { call: (installs, o) => installs.list(o), response: [job], route: 'GET /api/v2/models/install' },
  create: {
    call: (installs, o) => installs.create({ source: '/models/a', inplace: true, config: { name: 'A' } }, o),
    response: job,
    route: 'POST /api/v2/models/install',
    request: { query: { source: '/models/a', inplace: true }, body: { name: 'A' } },
  },
  createFromHuggingFace: {
    call: (installs, o) => installs.createFromHuggingFace('owner/name', o),
    response: '<html>',
    result: false,
    route: 'GET /api/v2/models/install/huggingface',
    request: { query: { source: 'owner/name' }, repeatable: false },
  },
  cancel: {
    call: (installs, o) => installs.cancel(3, o),
    response: null,
    result: undefined,
    route: 'DELETE /api/v2/models/install/{id}',
    request: { path },
  },
  pause: {
    call: (installs, o) => installs.pause(3, o),
    response: job,
    route: 'POST /api/v2/models/install/{id}/pause',
    request: { path, since },
  },
  resume: {
    call: (installs, o) => installs.resume(3, o),
    response: job,
    route: 'POST /api/v2/models/install/{id}/resume',
    request: { path, since },
  },
  restartFailed: {
    call: (installs, o) => installs.restartFailed(3, o),
    response: job,
    route: 'POST /api/v2/models/install/{id}/restart_failed',
    request: { path, since },
  },
  restartFile: {
    call: (installs, o) => installs.restartFile(3, file, o),
    response: job,
    route: 'POST /api/v2/models/install/{id}/restart_file',
    request: { path, body: file, since },
  },
  prune: {
    call: (installs, o) => installs.prune(o),
    response: new Blob([]),
    result: undefined,
    route: 'DELETE /api/v2/models/install',
  },
  starterModels: {
    call: (installs, o) => installs.starterModels(o),
    response: starter,
    route: 'GET /api/v2/models/starter_models',
  },
  scanFolder: {
    call: (installs, o) => installs.scanFolder('/models', o),
    response: [{ path: '/models/a', is_installed: false }],
    route: 'GET /api/v2/models/scan_folder',
    request: { query: { scan_path: '/models' } },
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(ModelInstallRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(ModelInstallRepository.prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});

test.each(['', ' ', '""'])(
  'a source of %j is refused, because the server would install its own folder',
  async (source) => {
    const transport = new FakeTransport();
    const error = { name: 'InputError', argument: 'input.source' };
    await expect(new ModelInstallRepository(transport).create({ source })).rejects.toMatchObject(error);
    expect(transport.requests).toEqual([]);
  },
);

test.each(['', '.', '..', 'a/b', 'a\\b'])('a key of %j is refused, because it names a folder', async (key) => {
  const transport = new FakeTransport();
  const create = new ModelInstallRepository(transport).create({ source: '/models/a', config: { key } });
  await expect(create).rejects.toMatchObject({ name: 'InputError', argument: 'input.config.key' });
  expect(transport.requests).toEqual([]);
});

test.each(['', 'a.safetensors', 'ftp://example.com/a', 'http://'])('%j is not the URL of a file', async (url) => {
  const transport = new FakeTransport();
  const restart = new ModelInstallRepository(transport).restartFile(3, url);
  await expect(restart).rejects.toMatchObject({ name: 'InputError', argument: 'url' });
  expect(transport.requests).toEqual([]);
});

test('the response of another installation is refused', async () => {
  const installs = new ModelInstallRepository(new FakeTransport(job));
  await expect(installs.get(4)).rejects.toMatchObject({ name: 'ResponseError' });
});

test('a token is in the query, and not in the body', async () => {
  const transport = new FakeTransport(job);
  await new ModelInstallRepository(transport).create({ source: file, access_token: 'secret' });
  expect(transport.requests[0]?.[1]).toMatchObject({ query: { access_token: 'secret' }, body: {} });
});
