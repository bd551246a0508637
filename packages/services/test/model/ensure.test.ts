import { eventSchemas } from '@x/models/event';
import { ConnectionError, NotFoundError } from '@x/transport/errors';
import { FakeEventSocket } from '@x/transport/test-events';
import { expect, test } from 'vitest';
import { ModelService } from '../../src/model.js';
import { InstallServer, lora } from '../support/install-server.js';

const path = '/models/a.safetensors';
const url = 'https://example.com/a.safetensors';
const times = { pollInterval: 5, maxOutage: 100, recoveryTimeout: 50 };
const part = { dest: '/downloads/a', status: 'error', source: url };

function setUp() {
  const server = new InstallServer();
  return { server, models: new ModelService(server.repositories(), times) };
}

test('a model that the server has is not installed', async () => {
  const { server, models } = setUp();
  server.models.push(lora());
  const [outcome] = await models.ensure([{ source: path }]);
  expect(outcome).toMatchObject({ status: 'present', by: 'source', model: { key: 'k' }, reason: undefined });
  expect(server.requests).toEqual(['GET ']);
});

test('a missing model is installed once and followed to its end', async () => {
  const { server, models } = setUp();
  server.onRead = ({ jobs }) => jobs[0]?.['status'] === 'waiting' && server.complete(0, lora());
  const outcomes = await models.ensure([{ source: path }, { source: `"${path}"` }, { name: 'none' }]);
  expect(outcomes.map(({ status }) => status)).toEqual(['installed', 'installed', 'missing']);
  expect(server.count('POST install')).toBe(1);
});

test('an installation that is under way is followed, and not started again', async () => {
  const { server, models } = setUp();
  const id = server.add({ url, type: 'url' }, { status: 'downloading' });
  server.onRead = () => server.complete(id, lora({ source: url }));
  expect(await models.ensure([{ source: url }])).toMatchObject([{ status: 'installed' }]);
  expect(server.count('POST install')).toBe(0);
});

test('an installation that is paused is resumed', async () => {
  const { server, models } = setUp();
  const id = server.add({ url, type: 'url' }, { status: 'paused' });
  server.onRead = ({ jobs }) => jobs[0]?.['status'] === 'downloading' && server.complete(id, lora({ source: url }));
  expect(await models.ensure([{ source: url }])).toMatchObject([{ status: 'installed' }]);
  expect(server.count('POST install/0/resume')).toBe(1);
  expect(server.count('POST install')).toBe(0);
});

test.each(['lost after', 'gateway'] as const)(
  'a request to install whose response is lost (%s) is searched for and not repeated',
  async (fault) => {
    const { server, models } = setUp();
    server.add({ path, type: 'local' }, { status: 'error', error: 'an earlier one' });
    server.fault = fault;
    server.onRead = () => server.complete(1, lora());
    expect(await models.ensure([{ source: path }])).toMatchObject([{ status: 'installed' }]);
    expect(server.count('POST install')).toBe(1);
  },
);

test('a request to install that is lost with its response is searched for until it is certain', async () => {
  const { server, models } = setUp();
  server.add({ path, type: 'local' }, { status: 'error', error: 'an earlier one' });
  server.fault = 'lost before';
  const [outcome] = await models.ensure([{ source: path }]);
  expect(outcome).toMatchObject({ status: 'failed', model: undefined });
  expect(outcome?.reason).toContain('no installation of it was found');
  expect(server.count('POST install')).toBe(1);
});

test('a repository that the server cannot reach has failed at once', async () => {
  const { server, models } = setUp();
  server.fault = 'error';
  const [outcome] = await models.ensure([{ source: 'owner/name' }]);
  expect(outcome).toMatchObject({ status: 'failed', reason: expect.stringContaining('is there such a repository') });
  expect(server.requests).toEqual(['GET ', 'GET install', 'POST install']);
});

test('an installation that appears in the list late is found', async () => {
  const { server, models } = setUp();
  server.fault = 'lost before';
  server.onLost = () => setTimeout(() => server.add({ path, type: 'local' }), 20);
  server.onRead = () => server.complete(0, lora());
  expect(await models.ensure([{ source: path }])).toMatchObject([{ status: 'installed' }]);
  expect(server.count('POST install')).toBe(1);
});

test('an installation that ended before it was found is found by its model', async () => {
  const { server, models } = setUp();
  server.fault = 'lost after';
  const outcome = models.ensure([{ source: path }]);
  while (server.jobs.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  server.models.push(lora());
  server.jobs = [];
  expect(await outcome).toMatchObject([{ status: 'installed', model: { key: 'k' } }]);
  expect(server.count('POST install')).toBe(1);
});

test('a restart of the server that forgets an installation starts it once more', async () => {
  const { server, models } = setUp();
  let reads = 0;
  server.onRead = () => {
    reads += 1;
    if (reads === 1) server.restart();
    else server.complete(0, lora());
  };
  expect(await models.ensure([{ source: path }])).toMatchObject([{ status: 'installed' }]);
  expect(server.count('POST install')).toBe(2);
});

test('another installation with the same id, after a restart, is not taken for the one that was started', async () => {
  const { server, models } = setUp();
  let isRestarted = false;
  server.onRead = () => {
    if (isRestarted) return;
    isRestarted = true;
    server.restart();
    server.add({ path: '/models/other', type: 'local' }, { status: 'completed', config_out: lora({ key: 'other' }) });
    server.models.push(lora());
  };
  expect(await models.ensure([{ source: path }])).toMatchObject([{ status: 'installed', model: { key: 'k' } }]);
});

test('a download that failed is started again, and keeps its files', async () => {
  const { server, models } = setUp();
  server.onRead = ({ jobs }) => {
    if (jobs[0]?.['status'] === 'waiting') server.set(0, { status: 'error', error: 'reset', download_parts: [part] });
    else if (jobs[0]?.['status'] === 'downloading') server.complete(0, lora({ source: url }));
  };
  expect(await models.ensure([{ source: url }])).toMatchObject([{ status: 'installed' }]);
  expect(server.count('POST install/0/restart_failed')).toBe(1);
  expect(server.count('POST install')).toBe(1);
});

test('a download that fails again and again is given up after the retries', async () => {
  const { server, models } = setUp();
  server.onRead = () => server.set(0, { status: 'error', error: 'reset', download_parts: [part] });
  const [outcome] = await models.ensure([{ source: url }], { retries: 2 });
  expect(outcome).toMatchObject({ status: 'failed', reason: 'reset' });
  expect(server.count('POST install/0/restart_failed')).toBe(2);
});

test('what a further download does not change is not started again', async () => {
  const { server, models } = setUp();
  const refusal = { status: 'error', error_reason: 'UnsafeDownloadURLException', error: 'private address' };
  server.onRead = () => server.set(0, refusal);
  expect(await models.ensure([{ source: url }])).toMatchObject([{ status: 'failed', reason: 'private address' }]);
  expect(server.count('POST install')).toBe(1);
});

test('a model that another client installed meanwhile is present', async () => {
  const { server, models } = setUp();
  server.onRead = () => {
    server.models.push(lora());
    server.set(0, { status: 'error', error_reason: 'DuplicateModelException', error: 'already installed' });
  };
  expect(await models.ensure([{ source: path }])).toMatchObject([{ status: 'present', reason: 'already installed' }]);
});

test('a canceled installation is an outcome of its own, unless the model is there', async () => {
  const { server, models } = setUp();
  server.onRead = () => server.set(0, { status: 'cancelled' });
  expect(await models.ensure([{ source: path }])).toMatchObject([{ status: 'canceled' }]);
  server.onRead = () => {
    server.complete(1, lora());
    server.set(1, { status: 'cancelled' });
  };
  expect(await models.ensure([{ source: path }])).toMatchObject([{ status: 'installed' }]);
});

test.each([
  [{ type: 'unknown', base: 'unknown', format: 'unknown' }, {}, 'does not recognize'],
  [{}, { hash: 'blake3:b' }, 'the hash is "blake3:a" instead of "blake3:b"'],
  [{}, { base: 'sdxl' }, 'the base is "sd-1" instead of "sdxl"'],
])('a model that is not what was wanted is different: %j for %j', async (fields, criteria, reason) => {
  const { server, models } = setUp();
  server.onRead = () => server.complete(0, lora(fields));
  const [outcome] = await models.ensure([{ source: path, ...criteria }]);
  expect(outcome).toMatchObject({ status: 'different', model: { key: 'k' } });
  expect(outcome?.reason).toContain(reason);
});

test('an installation that takes longer than maxWait has the outcome timeout', async () => {
  const { models } = setUp();
  const [outcome] = await models.ensure([{ source: path }], { maxWait: 30 });
  expect(outcome).toMatchObject({ status: 'timeout', reason: expect.stringContaining('continues') });
});

test('a server that is unreachable for too long loses the model, and a short outage does not', async () => {
  const { server, models } = setUp();
  server.onRead = () => {
    server.isDown = true;
  };
  expect(await models.ensure([{ source: path }])).toMatchObject([{ status: 'lost' }]);
  server.isDown = false;
  server.onRead = () => {
    server.isDown = true;
    server.onRead = () => server.complete(0, lora());
    setTimeout(() => {
      server.isDown = false;
    }, 20);
  };
  expect(await models.ensure([{ source: path }])).toMatchObject([{ status: 'installed' }]);
});

test.each([new ConnectionError('GET /', 'enough'), new NotFoundError('GET /', { status: 404, detail: 'enough' })])(
  'an abort rejects with its reason, and is no outcome: %s',
  async (reason) => {
    const { server, models } = setUp();
    const controller = new AbortController();
    server.onRead = () => controller.abort(reason);
    await expect(models.ensure([{ source: path }], { signal: controller.signal })).rejects.toBe(reason);
  },
);

test('an event of an installation is a reason to poll at once', async () => {
  const server = new InstallServer();
  const events = new FakeEventSocket(eventSchemas, { linger: 1 });
  const models = new ModelService({ ...server.repositories(), events }, { pollInterval: 60_000 });
  const source = { path, inplace: false, type: 'local' };
  const outcome = models.ensure([{ source: path }]);
  while (server.jobs.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  server.complete(0, lora());
  const timer = setInterval(() => events.emit('model_install_started', { timestamp: 1, id: 0, source }), 5);
  expect(await outcome).toMatchObject([{ status: 'installed' }]);
  clearInterval(timer);
});

test('the progress of an installation is reported', async () => {
  const { server, models } = setUp();
  const seen: unknown[] = [];
  server.onRead = ({ jobs }) => {
    if (jobs[0]?.['status'] === 'waiting') server.set(0, { status: 'downloading', bytes: 5, total_bytes: 9 });
    else server.complete(0, lora({ source: url }));
  };
  await models.ensure([{ source: url }], {
    onProgress: ({ status, bytes, totalBytes, done }) => seen.push([status, bytes, totalBytes, done]),
  });
  expect(seen).toEqual([
    ['waiting', 0, 0, 0],
    ['downloading', 5, 9, 0],
    ['completed', 5, 9, 0],
    [undefined, 0, 0, 1],
  ]);
});
