import { access, constants, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { reasonOf } from './reason-of.js';
import { TourError } from './tour-error.js';

/** Creates a folder if necessary and returns its path. By default it is a new temporary one. */
export async function outputFolder(path: string | undefined): Promise<string> {
  if (path === undefined) return mkdtemp(join(tmpdir(), 'contact-sheets-'));
  try {
    await mkdir(path, { recursive: true });
    await access(path, constants.W_OK);
    return resolve(path);
  } catch (error) {
    throw new TourError(`Cannot write contact sheets to ${path}: ${reasonOf(error)}.`);
  }
}
