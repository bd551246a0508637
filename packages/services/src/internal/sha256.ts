import { type Hash, node } from './node.js';
import { PortableSha256 } from './portable-sha256.js';

/** Returns a SHA-256 that takes bytes as they arrive: that of Node where there is one. A page has none without https. */
export function createSha256(): Hash {
  return node()?.getBuiltinModule?.('node:crypto').createHash('sha256') ?? new PortableSha256();
}

/** Returns the SHA-256 of bytes in memory, in hexadecimal digits. */
export const sha256 = (bytes: Uint8Array): string => createSha256().update(bytes).digest('hex');
