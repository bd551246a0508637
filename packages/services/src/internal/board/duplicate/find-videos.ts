import type { Video } from '@x/models/video';
import { forEachLimit } from '@x/transport/async';
import type { RequestOptions } from '@x/transport/options';
import { CONCURRENCY } from '../../chunks.js';
import type { BoardStores } from '../stores.js';

/** Returns the videos that exist. The server reads them one by one. */
export async function findVideos(
  videos: Pick<BoardStores['videos'], 'find'>,
  names: readonly string[],
  options: RequestOptions,
): Promise<Video[]> {
  const found: Video[] = [];
  const read = async (name: string): Promise<void> => {
    const video = await videos.find(name, options);
    if (video) found.push(video);
  };
  await forEachLimit(names, read, { concurrency: CONCURRENCY, signal: options.signal });
  return found;
}
