import type { RequestOptions } from '@x/transport/options';
import { CHUNK_SIZE, chunks } from '../../chunks.js';
import { boardContents } from '../contents.js';
import type { BoardDependencies } from '../stores.js';
import { type Item, nameOf } from './item.js';

/** Returns the images and videos on a board, the oldest first of each, and how many requests that took. */
export async function itemsOn(dependencies: BoardDependencies, boardId: string, options: RequestOptions) {
  const { images, videos } = await boardContents(dependencies, { boardId }, options);
  const items: Item[] = [];
  for (const chunk of chunks(images)) items.push(...(await dependencies.images.getMany(chunk, options)));
  if (videos.length > 0) {
    const wanted = new Set(videos);
    const query = { board_id: boardId, order_dir: 'ASC', starred_first: false } as const;
    for await (const video of dependencies.videos.list(query, { pageSize: CHUNK_SIZE, ...options })) {
      if (wanted.has(video.video_name)) items.push(video);
    }
  }
  return { items, requests: 1 + Math.ceil(images.length / CHUNK_SIZE) + listRequests(videos.length) };
}

/** Returns how many requests read a list of videos. Of more than one page the names are read too. */
export const listRequests = (videos: number): number => Math.ceil(videos / CHUNK_SIZE) + (videos > CHUNK_SIZE ? 1 : 0);

/** Returns the copies among items by the name of their original, the oldest copy first. */
export function copiesByOriginal(items: readonly Item[]): Map<string, readonly [Item, ...Item[]]> {
  const copies = new Map<string, [Item, ...Item[]]>();
  for (const item of items.toSorted((a, b) => (age(a) < age(b) ? -1 : 1))) {
    if (item.session_id === null) continue;
    const known = copies.get(item.session_id);
    if (known) known.push(item);
    else copies.set(item.session_id, [item]);
  }
  return copies;
}

const age = (item: Item): string => item.created_at + nameOf(item);
