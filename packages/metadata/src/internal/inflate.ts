import { toByteSource } from '../source.js';

/** Returns what a zlib or gzip stream decompresses to: at most `limit` bytes, and `undefined` for more or for no stream. */
export async function inflate(
  bytes: Uint8Array,
  limit: number,
  format: CompressionFormat = 'deflate',
): Promise<Uint8Array | undefined> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream(format));
  const source = toByteSource(stream);
  try {
    const inflated = await source.read(0, limit + 1);
    return inflated.length > limit ? undefined : inflated;
  } catch {
    return undefined;
  } finally {
    await source.close?.();
  }
}
