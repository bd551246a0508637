import { lstat, open, rename, rm } from 'node:fs/promises';
import { basename, isAbsolute, relative, resolve } from 'node:path';

import { notify } from '@x/transport/async';
import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { ArchiveError, ArchiveFileError } from './errors.js';
import { bagitPath, tagManifestPath } from './internal/bag/manifest.js';
import { checkFields, checkKind } from './internal/check-argument.js';
import { readAbout } from './internal/crate/about.js';
import { codeOf } from './internal/error-code.js';
import { slug } from './internal/name/slug.js';
import { FolderStorage } from './internal/storage/folder.js';
import type { StoredFile } from './internal/storage/storage.js';
import { ZipWriter } from './internal/storage/zip-writer.js';

/** How much of an archive is in a zip file. */
export interface ZipProgress {
  /** The number of files in it. */
  readonly files: number;
  /** The number of all files. */
  readonly totalFiles: number;
  /** The size of what is in it, in bytes. */
  readonly bytes: number;
  /** The size of all files, in bytes. */
  readonly totalBytes: number;
}

/** Options for {@link zipArchive}. */
export interface ZipOptions extends RequestOptions {
  /** Called after each file, not awaited. What it throws is ignored. */
  readonly onProgress?: ((progress: ZipProgress) => unknown) | undefined;
}

/** A zip file that was written. */
export interface ZippedArchive {
  /** The zip file. */
  readonly path: string;
  /** The number of files in it. */
  readonly files: number;
  /** Its own size in bytes. */
  readonly bytes: number;
}

/**
 * Writes a sealed archive into a zip file, in one folder that has its name, and returns what was written. Pictures and
 * videos are stored as they are. Memory does not grow with their size. The zip file appears when it is complete.
 *
 * @throws InputError when `target` exists, or is in the archive
 * @throws ArchiveError when the archive is not sealed, or was changed meanwhile
 */
export async function zipArchive(folder: string, target: string, options: ZipOptions = {}): Promise<ZippedArchive> {
  checkKind('folder', folder, 'path');
  checkKind('target', target, 'path');
  checkFields('options', options, { signal: 'signal', onProgress: 'callback' });
  const { signal } = options;
  signal?.throwIfAborted();
  const storage = new FolderStorage(resolve(folder));
  const path = resolve(target);
  await readAbout(storage);
  await expectFree(storage.place, path);
  const seal = await sealOf(storage);
  if (seal === undefined) throw new ArchiveError(storage.place, 'is not sealed; seal it first');
  const draft = `${path}.${process.pid}.tmp`;
  try {
    const written = await writeZip(storage, draft, options);
    if ((await sealOf(storage)) !== seal) throw new ArchiveError(storage.place, 'was changed meanwhile; zip it again');
    await rename(draft, path);
    return { path, ...written };
  } catch (error) {
    await rm(draft, { force: true });
    if (codeOf(error) !== 'ENOSPC') throw error;
    throw new ArchiveError(storage.place, `cannot be written to "${path}": the disk is full`, { cause: error });
  }
}

async function expectFree(folder: string, target: string): Promise<void> {
  const way = relative(folder, target);
  if (!way.startsWith('..') && !isAbsolute(way))
    throw new InputError('target', `"${target}" is in the archive; choose another place`);
  const exists = await lstat(target).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    },
  );
  if (exists) throw new InputError('target', `"${target}" exists; choose another name, or delete it`);
}

/** Returns what changes with every seal, or `undefined` for an archive that is open. A change takes it away first. */
async function sealOf(storage: FolderStorage): Promise<string | undefined> {
  const [bagit, tags] = await Promise.all([storage.text(bagitPath), storage.text(tagManifestPath)]);
  return bagit === undefined ? undefined : tags;
}

/** Larger texts are stored as they are, so that parts of an index can be read in place. */
const mostCompressed = 16 * 1024 * 1024;

async function writeZip(storage: FolderStorage, draft: string, { signal, onProgress }: ZipOptions) {
  const all: StoredFile[] = [];
  for await (const file of storage.files()) all.push(file);
  const totalBytes = all.reduce((sum, file) => sum + file.bytes, 0);
  const top = slug(basename(storage.place), 96);
  const handle = await open(draft, 'wx');
  try {
    const zip = new ZipWriter({ write: (bytes, position) => writeAll(handle, bytes, position) });
    let [files, bytes] = [0, 0];
    for (const file of all) {
      signal?.throwIfAborted();
      await addFile(zip, { storage, file, top }, signal);
      files++;
      bytes += file.bytes;
      notify(onProgress, { files, totalFiles: all.length, bytes, totalBytes });
    }
    const size = await zip.end();
    await handle.sync();
    return { files, bytes: size };
  } finally {
    await handle.close();
  }
}

interface Adding {
  readonly storage: FolderStorage;
  readonly file: StoredFile;
  readonly top: string;
}

async function addFile(zip: ZipWriter, { storage, file, top }: Adding, signal?: AbortSignal): Promise<void> {
  const { path, bytes, isLink, modified } = file;
  if (isLink) throw new ArchiveFileError(storage.place, path, 'is a link or a device, not a file');
  const isCompressed = bytes <= mostCompressed && /\.(json|jsonl|csv|html|txt|xmp)$/.test(path);
  const chunks = abortableChunks(await storage.open(path), signal);
  if (await zip.add({ name: `${top}/${path}`, bytes, isCompressed, modified }, chunks)) return;
  throw new ArchiveFileError(storage.place, path, 'was changed while it was read; zip the archive again');
}

async function* abortableChunks(chunks: AsyncIterable<Uint8Array>, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    yield chunk;
  }
}

async function writeAll(handle: Awaited<ReturnType<typeof open>>, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; )
    done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
}
