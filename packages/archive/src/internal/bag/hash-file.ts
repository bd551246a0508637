import { createHash, webcrypto } from 'node:crypto';

import type { Storage, StoredFile } from '../storage/storage.js';
import type { Algorithm } from './manifest.js';

/** Files of these sizes are hashed by other threads: a smaller one is not worth it, a larger one would be in memory. */
const shortest = 64 * 1024;
const longest = 4 * 1024 * 1024;
const threaded: Readonly<Partial<Record<Algorithm, string>>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

/** Returns the hashes of a file, in the order of `algorithms`. It is read once. */
export async function hashFile(
  storage: Storage,
  { path, bytes }: Pick<StoredFile, 'path' | 'bytes'>,
  algorithms: readonly Algorithm[],
  signal?: AbortSignal,
): Promise<string[]> {
  const chunks = await storage.open(path);
  if (bytes < shortest || bytes > longest) return hashStream(chunks, algorithms, signal);
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  signal?.throwIfAborted();
  const whole = Buffer.concat(parts);
  return Promise.all(algorithms.map((algorithm) => hashWhole(whole, algorithm)));
}

async function hashStream(
  chunks: AsyncIterable<Uint8Array>,
  algorithms: readonly Algorithm[],
  signal?: AbortSignal,
): Promise<string[]> {
  const hashes = algorithms.map((algorithm) => createHash(algorithm));
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    for (const hash of hashes) hash.update(chunk);
  }
  return hashes.map((hash) => hash.digest('hex'));
}

async function hashWhole(bytes: Uint8Array<ArrayBuffer>, algorithm: Algorithm): Promise<string> {
  const name = threaded[algorithm];
  if (name === undefined) return createHash(algorithm).update(bytes).digest('hex');
  return Buffer.from(await webcrypto.subtle.digest(name, bytes)).toString('hex');
}
