import { createClient } from '@x/resources/client';
import { createRaw } from '../runner/raw.js';
import type { Server } from '../runner/server.js';
import { install } from '../servers/install.js';
import type { Release } from '../servers/release.js';
import { draw, drawHalf, drawThree } from './generate.js';
import { installTinyModel } from './tiny-model.js';

/** Installs a tiny model, draws with it and takes it away again. Returns how much of that failed. */
export async function playModel({ name, baseUrl, fetch }: Server, release: Release): Promise<number> {
  const raw = createRaw(baseUrl, fetch);
  const model = await installTinyModel(raw, await install(release, console.log));
  try {
    using client = createClient({ baseUrl, fetch });
    for (const drawing of [draw, drawHalf, drawThree]) await drawing(client, model.identifier);
    console.log(`${name}: drew with ${model.identifier.name}, a ${model.identifier.base} model`);
    return 0;
  } finally {
    await model.remove();
  }
}
