import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { ModelConfig } from '@x/models/model-config';
import { type Client, createClient } from '@x/resources/client';
import * as z from 'zod';
import { record } from '../record.js';
import { pollUntil } from '../runner/poll-until.js';
import type { Server } from '../runner/server.js';
import { runOrThrow } from '../servers/command.js';
import { pythonOf } from '../servers/install.js';
import { enqueueRecipes } from './recipes.js';

const SCRIPT = fileURLToPath(new URL('make_minimal_models.py', import.meta.url));
const Made = z.array(
  z.object({ class: z.string(), kind: z.string(), path: z.string(), fields: z.record(z.string(), z.string()) }),
);

/**
 * The classes whose models no installation can make: the server asks for a field that neither the files nor the request
 * can give. Only records of older releases are of these.
 */
const IMPOSSIBLE = ['IPAdapter_InvokeAI_SD1_Config', 'IPAdapter_InvokeAI_SD2_Config', 'IPAdapter_InvokeAI_SDXL_Config'];

/**
 * Installs a model of each class of records that can be made, and checks that each is listed, parsed as what it is, holds
 * no field that its schema drops, and is accepted in the graphs of recipes. Returns their numbers.
 */
export async function checkAllModels({ baseUrl, fetch }: Server, installation: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `x-conformance-${process.pid}-kinds-`));
  using client = createClient({ baseUrl, fetch });
  try {
    await runOrThrow(pythonOf(installation), [SCRIPT, folder]);
    const made = Made.parse(JSON.parse(await readFile(join(folder, 'models.json'), 'utf8')));
    const installed = await installAll(client, made);
    const found = new Set(['ExternalApiModelConfig', 'LoRA_Diffusers_ZImage_Config']);
    for (const { class: name, kind, path } of made) {
      const model = installed.get(path);
      assert.ok(model, `${name} is not listed`);
      assert.equal(kindOf(model), kind, name);
      assert.deepEqual(await client.repositories.models.get(model.key), model);
      found.add(name);
    }
    await checkOthers(client, installed);
    const all = await classesOf(client);
    assert.deepEqual(
      all.filter((name) => !found.has(name)),
      IMPOSSIBLE,
    );
    const graphs = await enqueueRecipes(client);
    await client.repositories.models.deleteMany([...installed.values()].map(({ key }) => key));
    return `${found.size} of ${all.length} kinds, and enqueued recipes with them: ${graphs} graphs`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Installs all models, and returns those that the server lists by their paths. */
async function installAll({ repositories }: Client, made: z.infer<typeof Made>): Promise<Map<string, ModelConfig>> {
  const { modelInstalls, models } = repositories;
  const ids: number[] = [];
  for (const { path, fields } of made)
    ids.push((await modelInstalls.create({ source: path, inplace: true, config: fields })).id);
  ids.push((await modelInstalls.create({ source: 'external://acme/drawer' })).id);
  for (const id of ids) {
    const { status, error } = await pollUntil('a model is installed', async () => {
      const job = await modelInstalls.get(id);
      return ['completed', 'error'].includes(job.status) ? job : undefined;
    });
    assert.equal(status, 'completed', `a model was not installed: ${error}`);
  }
  const installed = new Map<string, ModelConfig>();
  for await (const model of models.list()) installed.set(model.path, model);
  return installed;
}

/** Checks the class that has no files, and the one that the server never recognises but accepts as a correction. */
async function checkOthers({ repositories }: Client, installed: ReadonlyMap<string, ModelConfig>): Promise<void> {
  const external = installed.get('external://acme/drawer');
  assert.equal(external && kindOf(external), 'external_image_generator.external_api.external');
  const lora = [...installed.values()].find((model) => kindOf(model) === 'lora.diffusers.sd-1');
  assert.ok(lora);
  const corrected = await repositories.models.update(lora.key, { base: 'z-image' });
  assert.equal(kindOf(corrected), 'lora.diffusers.z-image');
}

const kindOf = (model: ModelConfig): string =>
  [model.type, model.format, model.base, ...(model.type === 'clip_embed' ? [model.variant] : [])].join('.');

/** Returns the names of the classes that a server has. */
async function classesOf({ repositories }: Client): Promise<string[]> {
  const { components } = record(await repositories.app.openApi({ timeout: 300_000 }));
  const { AnyModelConfig } = record(record(components)['schemas']);
  const { oneOf } = record(AnyModelConfig);
  return z
    .array(z.object({ $ref: z.string() }))
    .parse(oneOf)
    .map(({ $ref }) => $ref.split('/').at(-1) ?? '');
}
