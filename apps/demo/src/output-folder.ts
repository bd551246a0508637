import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { TourError } from './tour-error.js';

/** Returns the path of a folder that is there: the one asked for, or a new temporary one. */
export async function outputFolder(asked: string | undefined): Promise<string> {
  if (asked === undefined) return mkdtemp(join(tmpdir(), 'contact-sheets-'));
  try {
    await mkdir(asked, { recursive: true });
    return resolve(asked);
  } catch {
    throw new TourError(`Contact sheets cannot be written to ${asked}: it is not a folder, or may not be one.`);
  }
}
