import type { RequestOptions } from '@x/transport/options';

import { chunks } from '../../chunks.js';
import { byKind } from '../../kind.js';
import type { TransferState } from '../transfer-state.js';
import type { TransferStores } from '../transfer-stores.js';

/** Stars the copies of starred items. One that the server does not star has failed. */
export async function setStars(
  { images, videos }: Pick<TransferStores, 'images' | 'videos'>,
  state: TransferState,
  options: RequestOptions,
): Promise<void> {
  const keys = new Map<string, string>();
  for (const { key, starred } of state.items.values()) {
    const { status, to } = state.stateOf(key);
    if (starred && to !== undefined && (status === 'done' || status === 'present')) keys.set(to, key);
  }
  const names = byKind([...keys.keys()]);
  const starred = new Set<string>();
  for (const chunk of chunks(names.images)) add(starred, (await images.starMany(chunk, options)).starred_images);
  for (const chunk of chunks(names.videos)) add(starred, (await videos.starMany(chunk, options)).starred_videos);
  for (const [name, key] of keys) {
    if (starred.has(name)) continue;
    await state.set(key, { ...state.stateOf(key), status: 'failed', reason: `the copy ${name} was not starred` });
  }
}

function add(all: Set<string>, names: readonly string[]): void {
  for (const name of names) all.add(name);
}
