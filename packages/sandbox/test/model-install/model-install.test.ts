import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { expect, test } from 'vitest';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox.js';
import { bodyOf, request } from '../support/request.js';
import { writeTensors } from '../support/tensors.js';

const LAYER = 'lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k.lora_down.weight';
const INSTALL = '/api/v2/models/install';

/** Returns a sandbox, and a folder for models. */
function setUp(options?: SandboxOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'x-models-'));
  const sandbox = createSandbox(options);
  return {
    folder,
    sandbox,
    install: (source: string, query = '') =>
      request(sandbox, `POST ${INSTALL}?source=${encodeURIComponent(source)}${query}`, { json: {} }),
    [Symbol.dispose]() {
      sandbox.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Returns the installations once none is waiting. */
async function ended(sandbox: Sandbox): Promise<unknown> {
  for (;;) {
    const jobs = await bodyOf(sandbox, `GET ${INSTALL}`);
    if (!JSON.stringify(jobs).includes('"waiting"')) return jobs;
    await sleep(1);
  }
}

test.each(['owner/name', 'owner/name:fp16:vae', 'https://example.com/a.safetensors'])(
  '%s is not downloaded, and the response says so',
  async (source) => {
    using it = setUp();
    const { status, body } = await it.install(source);
    expect(status).toBe(501);
    expect(body).toEqual({
      detail: `The sandbox downloads nothing, so it cannot install ${source}. Install a path instead.`,
    });
    expect(await bodyOf(it.sandbox, `GET ${INSTALL}`)).toEqual([]);
  },
);

test('a file that is installed in place remains, also when its model is deleted', async () => {
  using it = setUp();
  const source = join(it.folder, 'a.safetensors');
  writeFileSync(source, 'no tensors');
  await it.install(source, '&inplace=true');
  const jobs = await ended(it.sandbox);
  expect(jobs).toMatchObject([{ status: 'completed', config_out: { path: source, type: 'unknown' } }]);
  const [{ key = '' } = {}] = (jobs as { config_out: { key: string } }[]).map(({ config_out }) => config_out);
  expect((await request(it.sandbox, `DELETE /api/v2/models/i/${key}`)).status).toBe(204);
  expect(existsSync(source)).toBe(true);
});

test('a file that is not installed in place is moved to the folder of the sandbox', async () => {
  const root = mkdtempSync(join(tmpdir(), 'x-root-'));
  using it = setUp({ root });
  const source = join(it.folder, 'a.safetensors');
  writeFileSync(source, 'no tensors');
  await it.install(source);
  const jobs = await ended(it.sandbox);
  const [path = ''] = (jobs as { config_out: { path: string } }[]).map(({ config_out }) => config_out.path);
  expect(existsSync(source)).toBe(false);
  expect(readFileSync(join(root, 'models', path), 'utf8')).toBe('no tensors');
  rmSync(root, { recursive: true });
});

test('the source of an installation that has not ended is installed once', async () => {
  using it = setUp();
  const source = join(it.folder, 'a.safetensors');
  writeFileSync(source, 'no tensors');
  await Promise.all([it.install(source, '&inplace=true'), it.install(`"${source}"`, '&inplace=true')]);
  expect(await ended(it.sandbox)).toHaveLength(1);
});

test('a sandbox that is closed installs nothing more', async () => {
  using it = setUp();
  const source = join(it.folder, 'a.safetensors');
  writeFileSync(source, 'no tensors');
  await it.install(source);
  it.sandbox.close();
  await sleep(5);
  expect(existsSync(source)).toBe(true);
});

test('a starter model is installed when a model has its name, base and type', async () => {
  using it = setUp();
  const source = join(it.folder, 'Sandbox Lines.safetensors');
  const read = () => bodyOf(it.sandbox, 'GET /api/v2/models/starter_models');
  const suggested = (isInstalled: boolean) => ({
    starter_models: [
      { name: 'Sandbox Painter', is_installed: false, dependencies: [{ name: 'Sandbox VAE' }] },
      { name: 'Sandbox VAE', is_installed: false },
      { name: 'Sandbox Lines', is_installed: isInstalled },
    ],
  });
  expect(await read()).toMatchObject(suggested(false));
  writeTensors(source, { [LAYER]: [1, 768] });
  await it.install(source, '&inplace=true');
  await ended(it.sandbox);
  expect(await read()).toMatchObject(suggested(true));
});
