import { isVideo } from '../../app/media-url.js';
import type { ActionRun } from './action.js';

/** The most names that one request takes. */
const CHUNK = 1_000;

/** Calls `send` with up to 1 000 names at a time, one call after the other, and returns the results in order. */
export async function inChunks<T>(
  names: readonly string[],
  send: (names: readonly string[], signal: AbortSignal) => Promise<T>,
  { signal, onProgress }: ActionRun,
): Promise<T[]> {
  const results: T[] = [];
  for (let start = 0; start < names.length; start += CHUNK) {
    signal.throwIfAborted();
    results.push(await send(names.slice(start, start + CHUNK), signal));
    onProgress({ done: Math.min(start + CHUNK, names.length), total: names.length });
  }
  return results;
}

/** Returns the names of images apart from those of videos. */
export function byKind(names: readonly string[]): { readonly images: string[]; readonly videos: string[] } {
  return { images: names.filter((name) => !isVideo(name)), videos: names.filter(isVideo) };
}
