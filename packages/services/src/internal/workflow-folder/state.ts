import { InputError, printValue } from '@x/transport/errors';

import { isRecord } from '../arguments.js';
import type { Folder } from '../folder.js';

/** What was in step. */
export interface StepEntry {
  /** The name of the file. */
  readonly file: string;
  /** The hash of the document in the file. */
  readonly fileHash: string;
  /** The hash of the document on the server. */
  readonly serverHash: string;
  /** When the server changed the workflow last. It is not read again while that is the same. */
  readonly updatedAt: string;
}

/** What was in step, by the id of the workflow. */
export type FolderState = Map<string, StepEntry>;

const fileOf = ({ prefix }: Folder): string => `${prefix}.json`;

/** Reads what was in step when a run of this folder ended last. */
export async function readState(folder: Folder): Promise<FolderState> {
  const bytes = await folder.read(fileOf(folder));
  if (!bytes) return new Map();
  const refuse = (): never => {
    const place = printValue(`${folder.path}/${fileOf(folder)}`);
    throw new InputError(
      'folder',
      `the file ${place} cannot be read; delete it, and workflows that differ are conflicts`,
    );
  };
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (!isRecord(value) || value['version'] !== 1 || !isRecord(value['workflows'])) return refuse();
    return new Map(Object.entries(value['workflows']).map(([id, entry]) => [id, toEntry(entry) ?? refuse()]));
  } catch (error) {
    if (error instanceof SyntaxError) return refuse();
    throw error;
  }
}

/** Writes what is in step. */
export function writeState(folder: Folder, state: FolderState): Promise<void> {
  const workflows = Object.fromEntries([...state].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return folder.replace(fileOf(folder), `${JSON.stringify({ version: 1, workflows }, null, 2)}\n`);
}

function toEntry(value: unknown): StepEntry | undefined {
  if (!isRecord(value)) return undefined;
  const { file, fileHash, serverHash, updatedAt } = value;
  if (typeof file !== 'string' || typeof fileHash !== 'string') return undefined;
  if (typeof serverHash !== 'string' || typeof updatedAt !== 'string') return undefined;
  return { file, fileHash, serverHash, updatedAt };
}
