import { createClient } from '@x/resources/client';
import { createRaw } from '../runner/raw.js';
import type { Server } from '../runner/server.js';
import { install } from '../servers/install.js';
import type { Release } from '../servers/release.js';
import { cancelGeneration, generateBatch, generateImage } from './generate.js';
import { installTinyModel } from './tiny-model.js';

/** Installs a tiny model, generates images with it and removes it again. Rejects when a check fails. */
export async function runModel({ name, baseUrl, fetch }: Server, release: Release): Promise<number> {
  const raw = createRaw(baseUrl, fetch);
  const model = await installTinyModel(raw, await install(release, console.log));
  try {
    using client = createClient({ baseUrl, fetch });
    for (const check of [generateImage, cancelGeneration, generateBatch]) await check(client, model.identifier);
    console.log(`${name}: generated images with ${model.identifier.name}, a ${model.identifier.base} model`);
    return 0;
  } finally {
    await model.remove();
  }
}
