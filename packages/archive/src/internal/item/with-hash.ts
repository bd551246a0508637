import { createHash } from 'node:crypto';

import type { Storage } from '../storage/storage.js';
import type { Line, ReadLine } from './entry.js';

/** Returns a line with the checksum of its file, which is read where no other file has it. */
export async function withHash(storage: Storage, line: ReadLine): Promise<Line> {
  if (line.sha256 !== undefined) return { ...line, sha256: line.sha256 };
  const hash = createHash('sha256');
  for await (const chunk of await storage.open(line.path)) hash.update(chunk);
  return { ...line, sha256: hash.digest('hex') };
}
