import { access, constants, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { reasonOf } from './reason-of.js';
import { TourError } from './tour-error.js';

/** Returns the path of a folder that can be written to: the one asked for, or a new temporary one. */
export async function outputFolder(asked: string | undefined): Promise<string> {
  if (asked === undefined) return mkdtemp(join(tmpdir(), 'contact-sheets-'));
  try {
    await mkdir(asked, { recursive: true });
    await access(asked, constants.W_OK);
    return resolve(asked);
  } catch (error) {
    throw new TourError(`Contact sheets cannot be written to ${asked}: ${reasonOf(error)}.`);
  }
}
