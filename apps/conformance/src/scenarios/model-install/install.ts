import assert from 'node:assert/strict';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ConflictError, HttpError, NotFoundError } from '@x/transport/errors';
import { safetensors, writeLora, writePipeline, writeVae } from '../../model/model-files.js';
import { type InstallContext, installScenario } from '../../runner/install-scenario.js';

/** Installs a path in place and returns what it was recognized as. */
async function recognize({ install }: InstallContext, source: string): Promise<string> {
  const { config_out: model } = await install({ source, inplace: true });
  return `${model?.type} ${model?.format} ${model?.base}`;
}

export const scenarios = [
  installScenario('a LoRA is installed where it is', async ({ installs, install, folder, remove }) => {
    const source = await writeLora(folder, 'lines');
    const job = await install({ source, inplace: true });
    assert.equal(job.status, 'completed');
    assert.equal(job.config_out?.path, source);
    assert.deepEqual(await installs.get(job.id), job);
    await remove(job);
    await access(source);
  }),
  installScenario('a model is moved unless it is installed in place', async ({ installs, install, folder, remove }) => {
    const source = await writeLora(folder, 'moved');
    const job = await install({ source, config: { name: 'Lines', description: 'Moved here' } });
    assert.equal(job.config_out?.name, 'Lines');
    await assert.rejects(access(source));
    await assert.rejects(installs.create({ source }), ConflictError);
    await remove(job);
  }),
  installScenario('a folder is moved to one with the name of its key', async ({ install, folder, remove }) => {
    const source = await writeVae(folder, 'vae');
    const job = await install({ source, config: { key: 'a-key-of-its-own' } });
    assert.equal(job.config_out?.path, 'a-key-of-its-own');
    await remove(job);
  }),
  installScenario('models are recognized by their files', async (context) => {
    const { folder } = context;
    assert.equal(await recognize(context, await writePipeline(folder, 'main')), 'main diffusers sd-1');
    assert.equal(await recognize(context, await writePipeline(folder, 'wide', 1024)), 'main diffusers sd-2');
    assert.equal(await recognize(context, await writePipeline(folder, 'wider', 2048)), 'main diffusers sdxl');
    assert.equal(await recognize(context, await writeVae(folder, 'vae')), 'vae diffusers sd-1');
    assert.equal(await recognize(context, await writeVae(folder, 'vae-xl')), 'vae diffusers sdxl');
    assert.equal(await recognize(context, await writeLora(folder, 'lora')), 'lora lycoris sd-1');
    const embedding = join(folder, 'words.safetensors');
    await writeFile(embedding, safetensors({ emb_params: [2, 768] }));
    assert.equal(await recognize(context, embedding), 'embedding embedding_file sd-1');
  }),
  installScenario('what is no model is unknown, or not installed', async (context) => {
    const { folder, install } = context;
    const write = async (name: string, content: string | Uint8Array) => {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    };
    const unknown = 'unknown unknown unknown';
    assert.equal(await recognize(context, await write('a.safetensors', 'no tensors')), unknown);
    assert.equal(await recognize(context, await write('b.safetensors', safetensors({ weight: [2, 2] }))), unknown);
    assert.equal(await recognize(context, await write('c.ckpt', '')), unknown);
    const empty = join(folder, 'empty');
    await mkdir(empty);
    const other = join(folder, 'other');
    await mkdir(other);
    await writeFile(join(other, 'config.json'), '{"name": "no model"}');
    for (const source of [await write('note.txt', 'hello'), await write('none', ''), empty, other]) {
      const { status, error_reason } = await install({ source, inplace: true });
      assert.deepEqual([status, error_reason], ['error', 'ValueError']);
    }
  }),
  installScenario('a configuration that the files contradict makes a model unknown', async ({ install, folder }) => {
    const source = await writeLora(folder, 'lines');
    const { config_out } = await install({ source, inplace: true, config: { base: 'sdxl', name: 'Lines' } });
    assert.equal(config_out?.type, 'unknown');
  }),
  installScenario('a path, and a key, is installed once', async ({ installs, install, folder }) => {
    const source = await writeLora(folder, 'lines');
    const { config_out } = await install({ source, inplace: true });
    const again = await install({ source, inplace: true });
    assert.equal(again.error_reason, 'DuplicateModelException');
    const other = await writeVae(folder, 'vae');
    const { error } = await install({ source: other, inplace: true, config: { key: config_out?.key ?? '' } });
    assert.match(error ?? '', /already installed/);
    const statuses: string[] = [];
    for await (const { status } of installs.list()) statuses.push(status);
    assert.deepEqual(statuses, ['completed', 'error', 'error']);
    await installs.prune();
    assert.equal((await installs.list().next()).done, true);
  }),
  installScenario('an installation that has ended is changed by a cancellation alone', async (context) => {
    const { installs, install, folder } = context;
    const { id } = await install({ source: await writeLora(folder, 'lines'), inplace: true });
    assert.equal((await installs.pause(id)).status, 'completed');
    assert.equal((await installs.resume(id)).status, 'completed');
    assert.equal((await installs.restartFailed(id)).status, 'completed');
    assert.equal((await installs.restartFile(id, 'https://example.invalid/a')).status, 'completed');
    await installs.cancel(id);
    assert.equal((await installs.get(id)).status, 'cancelled');
    await installs.prune();
    await assert.rejects(installs.get(id), NotFoundError);
    assert.equal(await installs.find(id), undefined);
    assert.equal(await installs.exists(id), false);
  }),
  installScenario('an external model is installed without a file, and replaced', async ({ install, remove }) => {
    const source = 'external://acme/Drawer 2.0';
    const first = await install({ source });
    assert.equal(first.config_out?.key, 'acme-drawer-2.0');
    const second = await install({ source, config: { name: 'Drawer' } });
    assert.equal(second.config_out?.name, 'Drawer');
    await remove(second);
  }),
  installScenario('the server downloads nothing from its own network', async ({ install }) => {
    const { status, error_reason } = await install({ source: 'http://127.0.0.1:9/lines.safetensors' });
    assert.deepEqual([status, error_reason], ['error', 'UnsafeDownloadURLException']);
  }),
  installScenario('a repository that cannot be reached is not installed', async ({ installs }) => {
    await assert.rejects(installs.createFromHuggingFace('owner/name'), HttpError);
  }),
  installScenario('a folder is scanned', async ({ installs, install, folder }) => {
    await writePipeline(folder, 'main');
    await writeVae(folder, 'vae');
    await writeFile(join(folder, '.hidden.safetensors'), '');
    await writeFile(join(folder, 'note.txt'), '');
    await install({ source: await writeLora(folder, 'lines'), inplace: true });
    const found = await installs.scanFolder(folder);
    assert.deepEqual(found.map(({ is_installed }) => is_installed).toSorted(), [false, false, true]);
    await assert.rejects(installs.scanFolder(join(folder, 'none')), HttpError);
    await assert.rejects(installs.scanFolder(join(folder, 'note.txt')), HttpError);
  }),
];
