import type { RuntimeConfigChanges } from '@x/models/app';
import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';
import { AppRepository } from '../../src/app.js';
import { type Operation, runOperation } from '../support/operation.js';

const document = {
  openapi: '3.1.0',
  paths: { '/a': { get: {} } },
  components: { schemas: { Board: { type: 'object' } } },
};
const settings = {
  host: '127.0.0.1',
  port: 9090,
  multiuser: false,
  image_subfolder_strategy: 'date',
  max_queue_history: null,
  generation_devices: ['cuda:0', 'cuda:1'],
  max_queue_size: 10_000,
  node_cache_size: 512,
  log_level: 'info',
};
const config = { set_fields: ['port'], config: settings };

const operations: Record<string, Operation<AppRepository>> = {
  version: {
    call: (app, o) => app.version(o),
    response: { version: '6.14.2' },
    route: 'GET /api/v1/app/version',
  },
  openApi: {
    call: (app, o) => app.openApi(o),
    response: document,
    route: 'GET /openapi.json',
  },
  dependencies: {
    call: (app, o) => app.dependencies(o),
    response: { InvokeAI: '6.14.2' },
    route: 'GET /api/v1/app/app_deps',
  },
  hasPatchMatch: {
    call: (app, o) => app.hasPatchMatch(o),
    response: false,
    route: 'GET /api/v1/app/patchmatch_status',
    request: { since: '6.9.0' },
  },
  generationDevices: {
    call: (app, o) => app.generationDevices(o),
    response: [{ device: 'cpu', name: 'CPU' }],
    route: 'GET /api/v1/app/generation_device_options',
    request: { since: '6.14.0' },
  },
  config: {
    call: (app, o) => app.config(o),
    response: config,
    route: 'GET /api/v1/app/runtime_config',
  },
  updateConfig: {
    call: (app, o) =>
      app.updateConfig(
        { image_subfolder_strategy: 'date', max_queue_history: null, generation_devices: ['cuda:0', 'cuda:1'] },
        o,
      ),
    response: config,
    route: 'PATCH /api/v1/app/runtime_config',
    request: {
      body: {
        image_subfolder_strategy: 'date',
        max_queue_history: null,
        generation_devices: ['cuda:0', 'cuda:1'],
      },
      since: '6.13.0',
    },
  },
  logLevel: {
    call: (app, o) => app.logLevel(o),
    response: 20,
    route: 'GET /api/v1/app/logging',
  },
  setLogLevel: {
    call: (app, o) => app.setLogLevel(10, o),
    response: 10,
    route: 'POST /api/v1/app/logging',
    request: { body: 10 },
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(AppRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(AppRepository.prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});

test('a change must be in the response', async () => {
  const app = (response: unknown) => new AppRepository(new FakeTransport(response));
  const changed: readonly RuntimeConfigChanges[] = [
    { image_subfolder_strategy: 'hash' },
    { max_queue_history: 3 },
    { generation_devices: 'auto' },
    { generation_devices: ['cpu'] },
  ];
  for (const changes of changed) {
    await expect(app(config).updateConfig(changes)).rejects.toMatchObject({ name: 'ResponseError' });
  }
  await expect(app(20).setLogLevel(10)).rejects.toMatchObject({ name: 'ResponseError' });
});

test('settings that the server would refuse are refused without a request', async () => {
  const transport = new FakeTransport(config);
  const app = new AppRepository(transport);
  const wrong: readonly [string, object | null | undefined][] = [
    ['changes', null],
    ['changes', undefined],
    ['changes', { port: 80 }],
    ['changes.image_subfolder_strategy', { image_subfolder_strategy: null }],
    ['changes.image_subfolder_strategy', { image_subfolder_strategy: 'by_board' }],
    ['changes.max_queue_history', { max_queue_history: -1 }],
    ['changes.max_queue_history', { max_queue_history: 1.5 }],
    ['changes.generation_devices', { generation_devices: [] }],
    ['changes.generation_devices', { generation_devices: null }],
  ];
  for (const [argument, changes] of wrong) {
    await expect(app.updateConfig(changes as object)).rejects.toMatchObject({ name: 'InputError', argument });
  }
  for (const level of [7, '20', null]) {
    await expect(app.setLogLevel(level as 20)).rejects.toMatchObject({ name: 'InputError', argument: 'level' });
  }
  expect(transport.requests).toEqual([]);
});
