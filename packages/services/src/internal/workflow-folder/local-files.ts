import { InputError } from '@x/transport/errors';
import type { Folder, FolderFile } from '../folder.js';
import { codeOf } from '../node.js';
import { type FileDocument, readDocument } from './document.js';

/** What a file of the folder holds. */
export interface LocalFile {
  readonly file: string;
  readonly id: string | undefined;
  readonly name: string | undefined;
  /** The hash of the document. */
  readonly hash: string;
  readonly isReadOnly: boolean;
  /** Why it is not a workflow, or cannot be read. */
  readonly problem: string | undefined;
}

/** Reads all files of a folder, one at a time: only what is needed of each is kept. */
export async function readLocalFiles(folder: Folder): Promise<LocalFile[]> {
  const files: LocalFile[] = [];
  for (const file of await folder.workflowFiles()) {
    const local = await readLocalFile(folder, file);
    if (local) files.push(local);
  }
  return files;
}

async function readLocalFile(folder: Folder, { name: file, isRegular }: FolderFile): Promise<LocalFile | undefined> {
  const none = { file, id: undefined, name: undefined, hash: '', isReadOnly: false };
  if (!isRegular) return { ...none, problem: 'is a link or a folder' };
  try {
    const document = await readCurrent(folder, file);
    if (!document) return undefined;
    const { id, hash, input } = document;
    return { file, id, hash, name: input.name, isReadOnly: await folder.isReadOnly(file), problem: undefined };
  } catch (error) {
    return { ...none, problem: problemOf(error) };
  }
}

/** Returns the document in a file as it is now, `undefined` when the file was deleted. */
export async function readCurrent(folder: Folder, file: string): Promise<FileDocument | undefined> {
  const bytes = await folder.read(file);
  return bytes && readDocument(file, bytes);
}

/** Returns what is wrong with a file. Throws what is neither an `InputError` nor of the file system. */
export function problemOf(error: unknown): string {
  if (error instanceof InputError) return error.reason;
  if (error instanceof Error && codeOf(error) !== undefined) return error.message;
  throw error;
}
