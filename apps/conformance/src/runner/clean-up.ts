import { createClient } from '@x/resources/client';
import { NotFoundError } from '@x/transport/errors';

import { record } from '../record.js';
import type { Exchange } from './exchange.js';
import type { Server } from './server.js';

/** Deletes what these exchanges created, if it still exists. Several users need a `token`. */
export async function cleanUp(
  { baseUrl, fetch }: Server,
  exchanges: readonly Exchange[],
  token?: string,
): Promise<void> {
  const { boards, images, stylePresets, systemPrompts, videos, workflows } = createClient({
    baseUrl,
    fetch,
    token,
  }).repositories;
  const uploaded = created(exchanges, '/api/v1/images/upload', 'image_name');
  for (let start = 0; start < uploaded.length; start += 1_000) {
    await images.deleteMany(uploaded.slice(start, start + 1_000));
  }
  const uploadedVideos = created(exchanges, '/api/v1/videos/upload', 'video_name');
  if (uploadedVideos.length > 0) await videos.deleteMany(uploadedVideos);
  for (const key of installed(exchanges)) {
    const url = `${baseUrl.replace(/\/$/, '')}/api/v2/models/i/${encodeURIComponent(key)}`;
    await fetch(new Request(url, { method: 'DELETE', headers: { 'accept-encoding': 'identity' } }));
  }
  const deleteEach = async (path: string, key: string, remove: (id: string) => Promise<unknown>) => {
    for (const id of created(exchanges, path, key)) {
      await remove(id).catch((error) => {
        if (!(error instanceof NotFoundError)) throw error;
      });
    }
  };
  await deleteEach('/api/v1/boards/', 'board_id', (id) => boards.delete(id));
  await deleteEach('/api/v1/style_presets/', 'id', (id) => stylePresets.delete(id));
  await deleteEach('/api/v1/system_prompts/', 'id', (id) => systemPrompts.delete(id));
  await deleteEach('/api/v1/workflows/', 'workflow_id', (id) => workflows.delete(id));
}

/** Returns the keys of models that were installed, by the events of it. */
const installed = (exchanges: readonly Exchange[]): string[] =>
  exchanges.flatMap(({ target, body: { value } }) => {
    const { key } = record(value);
    return target === 'model_install_complete' && typeof key === 'string' ? [key] : [];
  });

/** Returns what the responses to a request that creates something have under `key`. */
export function created(exchanges: readonly Exchange[], path: string, key: string): string[] {
  return exchanges.flatMap(({ method, target, status, body: { value } }) => {
    const isCreated = method === 'POST' && [200, 201].includes(status) && target.split('?')[0] === path;
    const id = record(value)[key];
    return isCreated && typeof id === 'string' ? [id] : [];
  });
}
