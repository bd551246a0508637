import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

import { contentType } from './content-type.js';
import type { StaticFile } from './static-response.js';

/** A file of a web app, found by the path of a request. */
interface FoundFile extends StaticFile {
  /** Whether the path is that of the file's folder. */
  readonly isIndex: boolean;
}

/** Returns the file at `path` in a folder, or the page of the folder at `path`; undefined for none, or one outside. */
export async function findFile(folder: string, path: string): Promise<FoundFile | undefined> {
  const found = await locate(folder, path);
  if (found?.isFile) return read(found, false);
  const index = found && (await locate(folder, join(path, 'index.html')));
  return index?.isFile ? read(index, true) : undefined;
}

interface Location {
  readonly name: string;
  readonly isFile: boolean;
  readonly modified: Date;
}

async function read({ name, modified }: Location, isIndex: boolean): Promise<FoundFile> {
  return { bytes: await readFile(name), modified, contentType: contentType(name), isIndex };
}

/** Returns what is at `path`. Links are followed, but not out of the folder. */
async function locate(folder: string, path: string): Promise<Location | undefined> {
  try {
    const root = await realpath(folder);
    const name = await realpath(join(root, path.replace(/\/+$/, '')));
    if (name !== root && !name.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)) return undefined;
    const status = await stat(name);
    return { name, isFile: status.isFile(), modified: status.mtime };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

const MISSING = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'];

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && MISSING.includes(String(error.code));
