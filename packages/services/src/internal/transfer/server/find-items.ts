import type { Image } from '@x/models/image';
import type { Video } from '@x/models/video';
import { InputError, UnsupportedOperationError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { chunks } from '../../chunks.js';
import { CONTENT_TOKEN, type PlannedItem, plannedRecord, TOKEN } from '../item.js';
import type { TransferState } from '../transfer-state.js';
import type { TransferStores } from '../transfer-stores.js';

/** The most records of one request. */
const PAGE = 1_000;
/** After so many items that the journal knows, older ones were there before. */
const ENOUGH = 200;

type Stores = Pick<TransferStores, 'images' | 'videos'>;
type Item = Image | Video;

/** Returns the names of the items that a server has, by their keys: the originals themselves, and copies of any run. */
export async function findPresent(
  stores: Stores,
  items: readonly PlannedItem[],
  options: RequestOptions,
): Promise<Map<string, string>> {
  const present = new Map<string, string>();
  if (!items.some(({ token }) => token !== undefined)) return present;
  const copies = new Map<string, string>();
  for (const kind of ['images', 'videos'] as const) {
    if (!items.some((item) => item.kind === (kind === 'images' ? 'image' : 'video'))) continue;
    for await (const copy of uploads(stores, kind, options)) {
      // The oldest is the one that stays when there are several.
      if (copy.session_id?.startsWith(TOKEN)) copies.set(copy.session_id, nameOf(copy));
    }
  }
  const originals = await findOriginals(stores, items, options);
  for (const { key, token } of items) {
    const name = originals.get(key) ?? (token && copies.get(token));
    if (name !== undefined) present.set(key, name);
  }
  return present;
}

/**
 * Returns the names of those copies that an earlier run has sent and its journal does not know, by their keys: they are
 * among the newest uploads.
 *
 * Throws an `InputError` when none of what the journal knows is there.
 */
export async function findSent(
  stores: Stores,
  state: TransferState,
  options: RequestOptions,
): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  for (const { key, token } of state.pending()) if (token !== undefined) keys.set(token, key);
  const known = new Set<string>();
  for (const { key } of state.items.values()) {
    const { status, to } = state.stateOf(key);
    if (status === 'done' && to !== undefined) known.add(to);
  }
  const sent = new Map<string, string>();
  let seen = 0;
  for (const kind of ['images', 'videos'] as const) {
    if (![...state.items.values()].some((item) => item.kind === (kind === 'images' ? 'image' : 'video'))) continue;
    let left = ENOUGH;
    for await (const copy of uploads(stores, kind, options)) {
      const key = copy.session_id === null ? undefined : keys.get(copy.session_id);
      if (key !== undefined) sent.set(key, nameOf(copy));
      if (known.has(nameOf(copy))) {
        seen++;
        if (--left === 0) break;
      }
    }
  }
  if (seen === 0 && sent.size === 0 && known.size > 0) {
    const problem = `says that ${known.size} items were transferred, and none is on this server`;
    throw new InputError('journal', `${problem}; is it another server or database? Use another journal for it`);
  }
  return sent;
}

/** Returns the names of uploaded files by their tokens. */
export async function findContents(
  stores: Stores,
  kind: keyof Stores,
  options: RequestOptions,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const item of uploads(stores, kind, options)) {
    if (item.session_id?.startsWith(CONTENT_TOKEN)) found.set(item.session_id, nameOf(item));
  }
  return found;
}

/** Yields uploaded images or videos, the newest first. A server before 6.14 has no videos. */
export async function* uploads(stores: Stores, kind: keyof Stores, options: RequestOptions): AsyncGenerator<Item> {
  const query = { order_dir: 'DESC', starred_first: false, limit: PAGE } as const;
  try {
    for (let offset = 0; ; offset += PAGE) {
      const { items, total } =
        kind === 'images'
          ? await stores.images.page({ ...query, image_origin: 'external', offset }, options)
          : await stores.videos.page({ ...query, video_origin: 'external', offset }, options);
      yield* items;
      if (items.length === 0 || offset + PAGE >= total) return;
    }
  } catch (error) {
    if (!(error instanceof UnsupportedOperationError)) throw error;
  }
}

/** Finds items that are on their own server, or were brought back to it. */
async function findOriginals({ images, videos }: Stores, items: readonly PlannedItem[], options: RequestOptions) {
  const found = new Map<string, string>();
  const keys = new Map<string, { readonly key: string; readonly stamp: string | undefined }>();
  for (const { key, kind, token, stamp } of items) {
    if (stamp === undefined || kind !== 'image') continue;
    keys.set(key, { key, stamp });
    const origin = token?.slice(TOKEN.length);
    if (origin !== undefined && origin !== key) keys.set(origin, { key, stamp: sizeOf(stamp) });
  }
  for (const chunk of chunks([...keys.keys()], PAGE)) {
    for (const image of await images.getMany(chunk, options)) {
      const wanted = keys.get(image.image_name);
      const { stamp = '' } = plannedRecord(image);
      if (wanted?.stamp === stamp || wanted?.stamp === sizeOf(stamp)) found.set(wanted.key, image.image_name);
    }
  }
  const stamps = items.some(({ kind }) => kind === 'video') ? await videoStamps(videos, options) : undefined;
  for (const { key, kind, token, stamp } of items) {
    if (kind !== 'video' || stamp === undefined) continue;
    for (const name of new Set([key, token?.slice(TOKEN.length) ?? key])) {
      const there = stamps?.get(name) ?? '';
      if (name === key ? there === stamp : sizeOf(there) === sizeOf(stamp)) found.set(key, name);
    }
  }
  return found;
}

/** Returns the stamps of all videos by name: a server reads videos one by one, or all of them. */
async function videoStamps(videos: Stores['videos'], options: RequestOptions): Promise<Map<string, string>> {
  const stamps = new Map<string, string>();
  try {
    for await (const video of videos.list({}, { pageSize: PAGE, ...options })) {
      stamps.set(video.video_name, plannedRecord(video).stamp ?? '');
    }
  } catch (error) {
    if (!(error instanceof UnsupportedOperationError)) throw error;
  }
  return stamps;
}

const sizeOf = (stamp: string): string => stamp.slice(stamp.lastIndexOf(' ') + 1);

/** Returns the name of an image or a video. */
export const nameOf = (item: Item): string => ('video_name' in item ? item.video_name : item.image_name);
