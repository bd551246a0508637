import { mkdir, readdir, stat } from 'node:fs/promises';
import { resolve } from 'node:path';

import { InputError } from '@x/transport/errors';

import type { Archive } from './archive.js';
import type { CreateArchiveOptions, OpenArchiveOptions } from './archive-options.js';
import { ArchiveError } from './errors.js';
import { StoredArchive } from './internal/archive/stored-archive.js';
import { readContents } from './internal/bag/read-contents.js';
import { Changes } from './internal/change/changes.js';
import { checkFields, checkKind, type FieldKinds } from './internal/check-argument.js';
import { aboutPath, newAbout, readAbout } from './internal/crate/about.js';
import { codeOf } from './internal/error-code.js';
import type { ItemIndex } from './internal/item/item-index.js';
import type { ArchiveState } from './internal/item/state.js';
import { WorkflowList } from './internal/item/workflow-list.js';
import { FolderStorage } from './internal/storage/folder.js';
import { lock } from './internal/storage/lock.js';
import type { Storage } from './internal/storage/storage.js';
import { FolderWriter } from './internal/storage/writer.js';
import { openZip } from './internal/storage/zip.js';
import { unsupported } from './internal/unsupported.js';

const createFields: FieldKinds = {
  ...{ name: 'text', description: 'text', license: 'text', author: 'text', source: 'text' },
  ...{ sync: 'boolean', signal: 'signal' },
};

/**
 * Creates an archive in a folder that is missing or empty, and returns it open for writing. Its parent folders are
 * created too.
 *
 * @throws InputError when the folder is not empty: an archive that is there is opened with `openArchive`
 */
export async function createArchive(folder: string, options: CreateArchiveOptions = {}): Promise<Archive> {
  checkKind('folder', folder, 'path');
  checkFields('options', options, createFields);
  const { signal, timeout: _, sync = true, ...about } = options;
  signal?.throwIfAborted();
  const path = resolve(folder);
  await mkdir(path, { recursive: true });
  const files = await readdir(path);
  if (files.some((file) => file !== '.x-archive'))
    throw new InputError('folder', `"${folder}" is not empty; choose another, or open the archive that is there`);
  const unlock = await lock(path);
  try {
    const writer = new FolderWriter(path, sync);
    const storage = new FolderStorage(path);
    await writer.text(aboutPath, `${JSON.stringify(newAbout(about))}\n`);
    await writer.sync('data');
    return await toArchive(storage, { writing: { isSynced: sync, unlock }, signal });
  } catch (error) {
    await unlock();
    throw error;
  }
}

/**
 * Opens an archive: its folder, or a zip file of it, which is read in place. It need not be sealed: one whose writer was
 * killed holds all that had been added.
 *
 * @throws ArchiveLockedError with `writable`, when another program has it open for writing
 * @throws ArchiveError with `writable`, when its folder is read-only
 * @throws ArchiveFileError when it is no archive
 */
export async function openArchive(path: string, options: OpenArchiveOptions = {}): Promise<Archive> {
  checkKind('path', path, 'path');
  checkFields('options', options, { signal: 'signal', writable: 'boolean', sync: 'boolean' });
  const { signal, writable = false, sync = true } = options;
  signal?.throwIfAborted();
  const place = resolve(path);
  const isFolder = await isDirectory(place);
  if (!isFolder && writable) throw unsupported('archive.open', 'a zip file cannot be changed; unpack it first');
  if (!writable) return toArchive(isFolder ? new FolderStorage(place) : await openZip(place), { signal });
  await readAbout(new FolderStorage(place)); // before a lock is written where no archive is
  const unlock = await lock(place);
  try {
    return await toArchive(new FolderStorage(place), { writing: { isSynced: sync, unlock }, signal });
  } catch (error) {
    await unlock();
    throw error;
  }
}

interface Opening extends Pick<OpenArchiveOptions, 'signal'> {
  readonly writing?: { readonly isSynced: boolean; readonly unlock: () => Promise<void> };
}

async function toArchive(storage: Storage, { writing, signal }: Opening): Promise<Archive> {
  let items: ItemIndex | undefined;
  try {
    const { about, ...contents } = await readContents(storage, { signal });
    items = contents.items;
    const problem = items.problem ?? contents.boards.problem;
    if (writing && problem) throw problem; // the first change would replace the file
    const state: ArchiveState = { storage, ...contents, workflows: new WorkflowList(storage) };
    return new StoredArchive({ state, changes: writing && new Changes(state, writing) }, about);
  } catch (error) {
    await items?.close();
    await storage.close();
    throw error;
  }
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    const reason = codeOf(error) === 'ENOENT' ? 'does not exist' : 'cannot be read';
    throw new ArchiveError(path, reason, { cause: error });
  }
}
