import { createClient } from '@x/resources/client';
import { createRaw } from '../runner/raw.js';
import type { Server } from '../runner/server.js';
import { install } from '../servers/install.js';
import { bootedServer } from '../servers/invokeai.js';
import type { Release } from '../servers/release.js';
import { checkAllModels } from './all-models.js';
import { cancelGeneration, generateBatch, generateImage } from './generate.js';
import { installModels } from './install-models.js';
import { checkRecipes } from './recipes.js';
import { openDefaultWorkflows, runWorkflow } from './run-workflows.js';
import { installTinyModel } from './tiny-model.js';

/**
 * Installs a model of each kind that can be made, then a tiny one, generates images with it, and removes all of them.
 * Rejects when a check fails.
 */
export async function runModel(server: Server, release: Release): Promise<number> {
  const { name, baseUrl, fetch } = server;
  const raw = createRaw(baseUrl, fetch);
  const installation = await install(release, console.log);
  console.log(`${name}: installed models of ${await checkAllModels(server, installation)}`);
  const model = await installTinyModel(raw, installation);
  try {
    using client = createClient({ baseUrl, fetch });
    for (const check of [
      generateImage,
      cancelGeneration,
      generateBatch,
      checkRecipes,
      runWorkflow,
      openDefaultWorkflows,
    ])
      await check(client, model.identifier);
    console.log(`${name}: generated images with ${model.identifier.name}, a ${model.identifier.base} model`);
    return 0;
  } finally {
    await model.remove();
  }
}

/** Boots a server that may download from this machine, and installs models on it. Rejects when a check fails. */
export async function runDownloads(release: Release): Promise<number> {
  const server = await bootedServer(release, console.log, { allow_private_download_urls: true });
  try {
    using client = createClient({ baseUrl: server.baseUrl });
    await installModels(client);
    console.log(`${server.name}: downloaded, resumed, retried and canceled models`);
    return 0;
  } finally {
    await server.close();
  }
}
