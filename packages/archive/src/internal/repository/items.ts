import { UNCATEGORIZED } from '@x/models/board';
import { Image, type ImageMetadata } from '@x/models/image';
import { Video } from '@x/models/video';
import { containsTerm, type ListedItem, starredCount } from '@x/repositories/implementation';
import { fromJson } from '@x/transport/json';

import { ArchiveFileError } from '../../errors.js';
import { type Entry, type Kind, type ReadLine, toReadLine } from '../item/entry.js';
import { indexPath } from '../item/item-index.js';
import { readSidecar, readTexts, sidecarOf } from '../item/sidecar.js';
import type { ArchiveState } from '../item/state.js';
import { mediaType } from '../media/media-type.js';

/** Which items, in which order. */
export interface Selection {
  readonly categories?: readonly string[] | undefined;
  readonly is_intermediate?: boolean | undefined;
  readonly board_id?: string | undefined;
  readonly order_dir?: 'ASC' | 'DESC' | undefined;
  readonly starred_first?: boolean | undefined;
  readonly search_term?: string | undefined;
  readonly origin?: string | undefined;
  readonly kind?: Kind | undefined;
}

/** Returns the items that match. Only a search term reads files: those with the metadata of all that match otherwise. */
export async function selectItems(state: ArchiveState, query: Selection): Promise<readonly Entry[]> {
  const { order_dir = 'DESC', starred_first = true, search_term = '' } = query;
  const { kind, origin, categories, is_intermediate, board_id } = query;
  const key = JSON.stringify([kind, origin, categories, is_intermediate, board_id, order_dir, starred_first]);
  const found = state.items.selection(key, (ascending) => {
    const { starred, others } = split(ascending, { ...query, order_dir, starred_first });
    return starred.length === 0 ? others : starred.concat(others);
  });
  if (search_term === '') return found;
  const matches: Entry[] = [];
  for (const entry of found) if (await isFound(state, search_term, entry)) matches.push(entry);
  return matches;
}

/** One pass over all items, of which there may be 100 000: nothing is made anew for each. */
function split(ascending: readonly Entry[], query: Selection) {
  const { kind, origin, categories, is_intermediate, board_id, order_dir, starred_first } = query;
  const board = board_id === UNCATEGORIZED ? null : board_id;
  const starred: Entry[] = [];
  const others: Entry[] = [];
  const count = ascending.length;
  for (let place = 0; place < count; place++) {
    const entry = ascending[order_dir === 'ASC' ? place : count - 1 - place];
    if (entry === undefined) continue;
    if (board !== undefined && entry.board_id !== board) continue;
    if (kind !== undefined && entry.kind !== kind) continue;
    if (origin !== undefined && entry.origin !== origin) continue;
    if (is_intermediate !== undefined && entry.is_intermediate !== is_intermediate) continue;
    if (categories !== undefined && !categories.includes(entry.category)) continue;
    if (starred_first && entry.starred) starred.push(entry);
    else others.push(entry);
  }
  return { starred, others };
}

async function isFound(state: ArchiveState, term: string, entry: Entry): Promise<boolean> {
  if (containsTerm(term, entry.created_at)) return true;
  const { metadata } = await readTexts(state.storage, entry.path);
  return containsTerm(term, metadata ?? 'null');
}

/** Returns what a server says of the names of a list. */
export const countsOf = (found: readonly ListedItem[], query: Selection) => ({
  starred_count: starredCount(found, query),
  total_count: found.length,
});

/** A record. */
export interface FoundRecord<T> {
  readonly record: T;
  /** Why it was read from the sidecar instead of the index. */
  readonly problem?: ArchiveFileError;
}

/** Returns the image of a line of the index, or of the sidecar where the line has none. */
export const findImage = (state: ArchiveState, line: ReadLine): Promise<FoundRecord<Image>> =>
  findRecord(state, line, Image);

/** Returns the video of a line of the index, or of the sidecar where the line has none. */
export const findVideo = (state: ArchiveState, line: ReadLine): Promise<FoundRecord<Video>> =>
  findRecord(state, line, Video);

/** Returns the image of a line of the index. */
export const toImage = async (state: ArchiveState, line: ReadLine): Promise<Image> =>
  (await findImage(state, line)).record;

/** Returns the video of a line of the index. */
export const toVideo = async (state: ArchiveState, line: ReadLine): Promise<Video> =>
  (await findVideo(state, line)).record;

interface Schema<T> {
  safeParse(value: unknown): { readonly success: true; readonly data: T } | { readonly success: false };
}

async function findRecord<T>({ storage }: ArchiveState, line: ReadLine, schema: Schema<T>): Promise<FoundRecord<T>> {
  const found = schema.safeParse(line.record);
  if (found.success) return { record: found.data };
  const { kind, name, path } = line;
  const problem = new ArchiveFileError(storage.place, indexPath, `the record of "${name}" is no ${kind}`);
  const sidecar = toReadLine(await readSidecar(storage, path).catch(() => undefined), line);
  const kept = schema.safeParse(sidecar?.record);
  if (kept.success && sidecar?.name === name) return { record: kept.data, problem };
  throw problem;
}

/** Returns the metadata of an item, as a repository does. */
export async function metadataOf(state: ArchiveState, { path }: Entry): Promise<ImageMetadata | undefined> {
  const { metadata } = await readTexts(state.storage, path);
  if (metadata === undefined) return undefined;
  const value = fromJson(metadata, sidecarOf(path));
  return isObject(value) ? { ...value } : undefined;
}

/** Returns the workflow and the graph of an item, as a repository does. */
export async function workflowOf(state: ArchiveState, { path }: Entry) {
  const { workflow, graph } = await readTexts(state.storage, path);
  return { workflow: workflow ?? null, graph: graph ?? null };
}

/** Returns the file of an item in memory. */
export async function blobOf(state: ArchiveState, { path }: Entry): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of await state.storage.open(path)) parts.push(new Uint8Array(chunk));
  return new Blob(parts, { type: mediaType(path) });
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
