import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

import { pngImage } from './png-image.js';

/** Returns a folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'x-upload-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** Returns the bytes of a PNG with metadata. */
export const bytesOf = async (seed: number | string, keyword = 'invokeai_metadata') =>
  new Uint8Array(await pngImage({ [keyword]: JSON.stringify({ seed }) }).arrayBuffer());
