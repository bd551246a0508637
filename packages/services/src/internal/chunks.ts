/** The most names that the server takes in one request. */
export const CHUNK_SIZE = 1_000;

/** How many requests are in progress at once, where each item takes one. */
export const CONCURRENCY = 4;

/** Yields a list in pieces that fit one request each. */
export function* chunks<T>(items: readonly T[], size = CHUNK_SIZE): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
