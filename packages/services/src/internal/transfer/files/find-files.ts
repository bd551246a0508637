import { InputError, printValue } from '@x/transport/errors';

import { codeOf, type FileStatus, type FileSystem, node } from '../../node.js';
import { MediaTypeError, SidecarError, UnreadableError } from '../errors.js';
import type { UploadSource } from '../upload-types.js';
import { type FoundFile, folderOf } from './found-file.js';
import { openLocalFile } from './open-local-file.js';

/** What systems put into folders, and files that are not shown. */
const JUNK = /^(\.|Thumbs\.db$|desktop\.ini$|__MACOSX$)/i;
/** Files that say something about others. */
const SIDECAR = /\.(json|xmp|txt)$/i;

/**
 * Yields the files of folders, the folders in them included, sorted by name. A link is followed, and each folder is read
 * once, so that a link to a folder above ends. What cannot be read has a problem; hidden files and sidecars are left out.
 */
export async function* findFiles(source: UploadSource): AsyncGenerator<FoundFile> {
  const seen = new Set<string>();
  const keys = new Set<string>();
  const sources = typeof source === 'string' ? [source] : source;
  for (const given of sources) {
    if (typeof given !== 'string') {
      const { name, size } = given;
      const open = async () => given.stream();
      yield { key: newKey(name, keys), folder: folderOf(name), size, open, sidecar: async () => undefined };
      continue;
    }
    const files = fileSystem();
    const status = await files.stat(given).catch((cause: unknown) => {
      throw new InputError('files', `${printValue(given)} cannot be read`, undefined, { cause });
    });
    const found = status.isDirectory() ? walk({ path: given, below: '', status }, seen) : [fileAt(given, status)];
    // Files of several folders may have the same path below them.
    for await (const file of found) {
      const key = status.isDirectory() ? `${given}: ${file.key}` : given;
      yield sources.length === 1 ? file : { ...file, key: newKey(key, keys) };
    }
  }
}

/** Returns a key that none of `keys` is, and adds it to them. */
function newKey(key: string, keys: Set<string>): string {
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? key : `${key} (${number})`;
    if (keys.has(numbered)) continue;
    keys.add(numbered);
    return numbered;
  }
}

/** A folder to read. */
interface Place {
  readonly path: string;
  /** Its path below the one that was given, with slashes. */
  readonly below: string;
  readonly status: FileStatus;
}

async function* walk({ path, below, status }: Place, seen: Set<string>): AsyncGenerator<FoundFile> {
  const id = `${status.dev}:${status.ino}`;
  if (status.ino !== 0 && seen.has(id)) return;
  seen.add(id);
  const files = fileSystem();
  const { join } = node().getBuiltinModule('node:path');
  let entries: Awaited<ReturnType<FileSystem['readdir']>>;
  try {
    entries = await files.readdir(path, { withFileTypes: true });
  } catch (error) {
    yield unreadable(below || path, error);
    return;
  }
  for (const { name } of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (JUNK.test(name)) continue;
    const inner = join(path, name);
    const key = below === '' ? name : `${below}/${name}`;
    try {
      const found = await files.stat(inner);
      if (found.isDirectory()) yield* walk({ path: inner, below: key, status: found }, seen);
      else if (!SIDECAR.test(name)) yield found.isFile() ? localFile(inner, key, found.size) : special(key);
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      yield unreadable(key, error);
    }
  }
}

function fileAt(path: string, status: FileStatus): FoundFile {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  return status.isFile() ? localFile(path, name, status.size) : special(name);
}

function localFile(path: string, key: string, size: number): FoundFile {
  return {
    ...{ key, folder: folderOf(key), size },
    open: () => openLocalFile(path),
    async sidecar() {
      const beside = `${path}.json`;
      try {
        const found = await fileSystem().stat(beside);
        return found.isFile() ? await fileSystem().readFile(beside) : undefined; // a pipe would be waited for without end
      } catch (error) {
        if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENAMETOOLONG') return undefined;
        throw new SidecarError(`cannot be read: ${error instanceof Error ? error.message : String(error)}`, error);
      }
    },
  };
}

const nothing = { size: 0, open: async () => new Blob([]).stream(), sidecar: async () => undefined };
const special = (key: string): FoundFile => ({
  ...nothing,
  key,
  folder: folderOf(key),
  problem: new MediaTypeError('is no regular file'),
});
const fileSystem = (): FileSystem => node().getBuiltinModule('node:fs/promises');

function unreadable(key: string, error: unknown): FoundFile {
  const problem = new UnreadableError(error instanceof Error ? error : new Error(String(error)));
  return { ...nothing, key, folder: folderOf(key), problem };
}
