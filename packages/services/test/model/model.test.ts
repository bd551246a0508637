import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createRepositories } from '@x/repositories/repositories';
import { createSandbox } from '@x/sandbox/sandbox';
import { InputError } from '@x/transport/errors';
import { createHttpTransport } from '@x/transport/http-transport';
import { expect, test } from 'vitest';
import { ModelService } from '../../src/model.js';
import { InstallServer, lora } from '../support/install-server.js';

const destroy = { destroy: true } as const;

/** Returns a service on a sandbox, and a folder for models. */
function setUp() {
  const sandbox = createSandbox();
  const folder = mkdtempSync(join(tmpdir(), 'x-models-'));
  const fetch = sandbox.fetch;
  const repositories = createRepositories(createHttpTransport({ baseUrl: 'http://sandbox', fetch, retries: 0 }));
  return {
    folder,
    repositories,
    models: new ModelService(repositories, { pollInterval: 5 }),
    write(name: string, content = 'no tensors') {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
    [Symbol.dispose]() {
      sandbox.close();
      rmSync(folder, { recursive: true });
    },
  };
}

test('a model is installed from a path on a sandbox, and present the next time', async () => {
  using it = setUp();
  const source = it.write('a.safetensors');
  const wanted = [{ source, inplace: true }];
  expect(await it.models.ensure(wanted)).toMatchObject([{ status: 'different', model: { path: source } }]);
  expect(await it.models.ensure(wanted)).toMatchObject([{ status: 'present', by: 'source' }]);
});

test('what the server refuses is an outcome with its words', async () => {
  using it = setUp();
  const outcomes = await it.models.ensure([
    { source: join(it.folder, 'none.safetensors') },
    { source: it.write('note.txt'), inplace: true },
    { source: 'owner/name' },
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'failed', 'failed']);
  expect(outcomes.map(({ reason }) => reason)).toEqual([
    expect.stringContaining('Unsupported model source'),
    expect.stringContaining('File extension .txt is not a recognized model format'),
    expect.stringMatching(/^POST \/api\/v2\/models\/install: 501 The sandbox downloads nothing/),
  ]);
});

test('a folder is scanned, and what is not installed is installed where it is', async () => {
  using it = setUp();
  const [a, b] = [it.write('a.safetensors'), it.write('b.ckpt')];
  it.write('note.txt');
  await it.models.ensure([{ source: a, inplace: true }]);
  expect(await it.models.scan(it.folder)).toEqual([{ path: b, is_installed: false }]);
  expect(await it.models.ensureFolder(it.folder)).toMatchObject([{ model: { path: b } }]);
  expect(await it.models.scan(it.folder)).toEqual([]);
});

test('a model is deleted with consent only, and a refusal is explained', async () => {
  using it = setUp();
  const [outcome] = await it.models.ensure([{ source: it.write('a.safetensors'), inplace: true }]);
  const key = outcome?.model?.key ?? '';
  const unwilling: (key: string, consent: never) => Promise<void> = it.models.delete.bind(it.models);
  await expect(unwilling(key, {} as never)).rejects.toThrow(InputError);
  await it.models.delete(key, destroy);
  expect(await it.models.find({ key })).toBeUndefined();
  await expect(it.models.delete(key, destroy)).rejects.toMatchObject({
    name: 'ModelRefusedError',
    key,
    reason: 'there is no such model',
  });
});

test('a model that cannot be converted is left as it is, and the refusal says which can', async () => {
  using it = setUp();
  const [outcome] = await it.models.ensure([{ source: it.write('a.safetensors'), inplace: true }]);
  const key = outcome?.model?.key ?? '';
  await expect(it.models.convert(key, destroy)).rejects.toMatchObject({
    name: 'ModelRefusedError',
    reason: 'only a checkpoint of Stable Diffusion 1, 2 or XL can be converted',
  });
  await expect(it.models.convert('none', destroy)).rejects.toMatchObject({ reason: 'there is no such model' });
  expect(await it.models.find({ key })).toMatchObject({ by: 'key' });
});

test('a model is found by its key, then its hash, then its name, then its source', async () => {
  const server = new InstallServer();
  const models = new ModelService(server.repositories());
  server.models.push(
    lora(),
    lora({ key: 'l', hash: 'blake3:b', name: 'b', base: 'sdxl', path: '/b', source: 'owner/b' }),
  );
  server.models.push(lora({ key: 'm', hash: 'blake3:c', name: 'b', path: '/c', source: 'owner/c:fp16::vae' }));
  const find = async (criteria: Parameters<ModelService['find']>[0]) => {
    const { model, by, others } = (await models.find(criteria)) ?? {};
    return [model?.key, by, others?.map(({ key }) => key)];
  };
  expect(await find({ key: 'k', hash: 'blake3:b' })).toEqual(['k', 'key', []]);
  expect(await find({ key: 'none', hash: 'blake3:b', name: 'a' })).toEqual(['l', 'hash', []]);
  expect(await find({ name: 'b' })).toEqual(['l', 'name', ['m']]);
  expect(await find({ name: 'b', base: 'sd-1' })).toEqual(['m', 'name', []]);
  expect(await find({ name: 'b', type: 'main' })).toEqual([undefined, undefined, undefined]);
  expect(await find({ source: 'owner/c:fp16:vae' })).toEqual(['m', 'source', []]);
  expect(await find({ source: '/b/' })).toEqual(['l', 'source', []]);
  expect(await find({ source: 'owner/b', base: 'sd-1' })).toEqual([undefined, undefined, undefined]);
});

test.each([[{}], [{ base: 'sd-1' }], [{ name: '' }], [{ source: ' ' }], [{ key: 5 }], [null]])(
  'the criteria %j are refused, and no request is made',
  async (criteria) => {
    const server = new InstallServer();
    const models = new ModelService(server.repositories());
    await expect(models.find(criteria as never)).rejects.toThrow(InputError);
    await expect(models.ensure([criteria as never])).rejects.toThrow(InputError);
    expect(server.requests).toEqual([]);
  },
);

test.each([{ maxWait: 0 }, { maxWait: '5' }, { retries: -1 }, { retries: 0.5 }, { signal: 5 }])(
  'the options %j are refused, and no request is made',
  async (options) => {
    const server = new InstallServer();
    const models = new ModelService(server.repositories());
    await expect(models.ensure([{ name: 'a' }], options as never)).rejects.toThrow(InputError);
    expect(server.requests).toEqual([]);
  },
);

test.each([{ pollInterval: 0 }, { maxOutage: Number.NaN }, { recoveryTimeout: -1 }])(
  'a service with %j is refused',
  (options) => {
    expect(() => new ModelService(new InstallServer().repositories(), options)).toThrow(InputError);
  },
);
