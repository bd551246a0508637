import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

import { createSandbox } from '../../src/sandbox.js';
import { bodyOf, request } from '../support/request.js';

async function seeded(...models: Record<string, unknown>[]) {
  const sandbox = createSandbox();
  await sandbox.seed({ models });
  return sandbox;
}

test('a record has the fields of its class in their order, with their defaults', async () => {
  using sandbox = await seeded({ key: 'a', type: 'vae', format: 'checkpoint', base: 'sd-1', name: 'VAE' });
  expect(JSON.stringify(await bodyOf(sandbox, 'GET /api/v2/models/i/a'))).toBe(
    '{"key":"a","hash":"blake3:a","path":"a/model.safetensors","file_size":17844,"name":"VAE","description":null,' +
      '"source":"a/model.safetensors","source_type":"path","source_api_response":null,"source_url":null,' +
      '"cover_image":null,"config_path":null,"type":"vae","format":"checkpoint","cpu_only":null,"base":"sd-1"}',
  );
});

test('models are filtered by base, type, name and format, and sorted', async () => {
  using sandbox = await seeded(
    { key: 'a', name: 'B', file_size: 1 },
    { key: 'b', name: 'a', file_size: 3, base: 'sdxl' },
    { key: 'c', name: 'c', file_size: 2, type: 'embedding', format: 'embedding_file' },
  );
  const keys = async (query: string) => {
    const body = (await bodyOf(sandbox, `GET /api/v2/models/${query}`)) as { models: { key: string }[] };
    return body.models.map(({ key }) => key).join('');
  };
  expect(await keys('')).toBe('bac');
  expect(await keys('?direction=DESC')).toBe('cab');
  expect(await keys('?order_by=size')).toBe('acb');
  expect(await keys('?base_models=sdxl&base_models=sd-1')).toBe('bac');
  expect(await keys('?model_type=lora')).toBe('ba');
  expect(await keys('?model_name=b')).toBe('');
  expect(await keys('?model_name=')).toBe('bac');
  expect(await keys('?model_format=embedding_file')).toBe('c');
});

test('a model is found by its hash, and by name, type and base', async () => {
  using sandbox = await seeded({ key: 'a', name: 'One' });
  expect(await bodyOf(sandbox, 'GET /api/v2/models/get_by_hash?hash=blake3:a')).toMatchObject({ key: 'a' });
  expect(await request(sandbox, 'GET /api/v2/models/get_by_hash?hash=')).toMatchObject({
    status: 404,
    body: { detail: 'No model found with this hash' },
  });
  const attributes = (name: string) => `GET /api/v2/models/get_by_attrs?name=${name}&type=lora&base=sd-1`;
  expect(await bodyOf(sandbox, attributes('One'))).toMatchObject({ key: 'a' });
  expect(await request(sandbox, attributes('Two'))).toMatchObject({
    status: 404,
    body: { detail: 'No model found with these attributes' },
  });
});

test('a model whose files are gone is missing, wherever they were', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'x-models-'));
  const path = join(folder, 'there.safetensors');
  writeFileSync(path, '');
  using sandbox = await seeded({ key: 'a', path }, { key: 'b', path: join(folder, 'gone') }, { key: 'c' });
  const { models } = (await bodyOf(sandbox, 'GET /api/v2/models/missing')) as { models: { key: string }[] };
  expect(models.map(({ key }) => key)).toEqual(['b', 'c']);
  rmSync(folder, { recursive: true });
});

test('deleting removes files in the folder of the server, and no others', async () => {
  const root = mkdtempSync(join(tmpdir(), 'x-models-'));
  const [own, elsewhere] = [join(root, 'models', 'a', 'model.safetensors'), join(root, 'elsewhere.safetensors')];
  mkdirSync(dirname(own), { recursive: true });
  for (const path of [own, elsewhere]) writeFileSync(path, '');
  {
    using sandbox = createSandbox({ root });
    await sandbox.seed({ models: [{ key: 'a' }, { key: 'b', path: elsewhere }] });
    expect(await request(sandbox, 'DELETE /api/v2/models/i/a')).toMatchObject({ status: 204, body: '' });
    expect(await request(sandbox, 'POST /api/v2/models/i/bulk_delete', { json: { keys: ['b', 'b'] } })).toMatchObject({
      status: 200,
      body: { deleted: ['b'], failed: [{ key: 'b', error: 'model not found' }] },
    });
    expect(await request(sandbox, 'DELETE /api/v2/models/i/a')).toMatchObject({ status: 404 });
  }
  expect([existsSync(dirname(own)), existsSync(elsewhere)]).toEqual([false, true]);
  rmSync(root, { recursive: true });
});
