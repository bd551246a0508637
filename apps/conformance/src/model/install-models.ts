import assert from 'node:assert/strict';

import type { Client } from '@x/resources/client';
import type { ModelOutcome, WantedModel } from '@x/services/model';

import { pollUntil } from '../runner/poll-until.js';
import { type FileServer, serveFile } from './file-server.js';
import { safetensors } from './model-files.js';

const LAYER = 'lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k';
const MAX_WAIT = 120_000;

/** Installs models that a real server downloads from this machine, which its settings must permit. */
export async function installModels(client: Client): Promise<void> {
  const file = safetensors({ [`${LAYER}.lora_down.weight`]: [400, 768], [`${LAYER}.lora_up.weight`]: [320, 400] });
  await using files = await serveFile(file);
  for (const check of [downloads, resumes, retries, givesUp, cancels]) await check(client, files);
  const installed: string[] = [];
  for await (const { key, source } of client.repositories.models.list()) {
    if (source.startsWith(files.url)) installed.push(key);
  }
  for (const key of installed) await client.services.models.delete(key, { destroy: true });
}

async function ensure({ services }: Client, wanted: WantedModel): Promise<ModelOutcome> {
  const [outcome] = await services.models.ensure([wanted], { maxWait: MAX_WAIT });
  assert.ok(outcome);
  return outcome;
}

async function downloads(client: Client, { url }: FileServer): Promise<void> {
  const wanted = { source: `${url}/lines.safetensors`, base: 'sd-1', type: 'lora' };
  const { status, model } = await ensure(client, wanted);
  assert.equal(status, 'installed');
  const again = await ensure(client, wanted);
  assert.deepEqual([again.status, again.by], ['present', 'source']);
  const moved = await ensure(client, { hash: model?.hash, source: `${url}/another-place.safetensors` });
  assert.deepEqual([moved.status, moved.by, moved.model?.key], ['present', 'hash', model?.key]);
}

/** A download that is paused half-way is resumed where it was. */
async function resumes(client: Client, { url, ranges }: FileServer): Promise<void> {
  const source = `${url}/slow-pause.safetensors`;
  const { modelInstalls } = client.repositories;
  const { id } = await modelInstalls.create({ source });
  await pollUntil('a part has arrived', async () => ((await modelInstalls.get(id)).bytes > 0 ? true : undefined));
  assert.equal((await modelInstalls.pause(id)).status, 'paused');
  assert.equal((await ensure(client, { source })).status, 'installed');
  assert.match(ranges.findLast((range) => range !== undefined) ?? '', /^bytes=[1-9]/);
}

async function retries(client: Client, files: FileServer): Promise<void> {
  files.failures = 1;
  assert.equal((await ensure(client, { source: `${files.url}/once.safetensors` })).status, 'installed');
}

async function givesUp(client: Client, files: FileServer): Promise<void> {
  files.failures = 100;
  const { status, reason } = await ensure(client, { source: `${files.url}/never.safetensors` });
  files.failures = 0;
  assert.equal(status, 'failed');
  assert.match(reason ?? '', /Not Found/);
}

async function cancels(client: Client, { url }: FileServer): Promise<void> {
  const source = `${url}/slow-cancel.safetensors`;
  const { modelInstalls } = client.repositories;
  const { id } = await modelInstalls.create({ source });
  const outcome = ensure(client, { source });
  await pollUntil('a part has arrived', async () => ((await modelInstalls.get(id)).bytes > 0 ? true : undefined));
  await modelInstalls.cancel(id);
  assert.equal((await outcome).status, 'canceled');
}
