import { InputError, printValue } from '@x/transport/errors';

import type { Folder } from './folder.js';
import { codeOf } from './node.js';
import { holdLock, isHeld, parseProgram } from './program.js';

const fileOf = ({ prefix }: Folder): string => `${prefix}.lock`;

/** Locks a folder, so that two runs do not create a workflow twice. Throws an `InputError` while another run has it. */
export async function lockFolder(folder: Folder): Promise<() => Promise<void>> {
  const { letGo, program } = holdLock();
  try {
    while (!(await folder.create(fileOf(folder), JSON.stringify(program)))) await removeStale(folder);
  } catch (error) {
    letGo();
    if (codeOf(error) === undefined || !(error instanceof Error)) throw error;
    const problem = `${printValue(folder.path)} cannot be written: ${error.message}`;
    throw new InputError('folder', problem, undefined, { cause: error });
  }
  return async () => {
    letGo();
    await folder.remove(fileOf(folder)).catch(() => undefined); // a lock that nobody holds is removed by the next run
  };
}

/** Removes the lock of a program that has ended. Throws for one that may still run. */
async function removeStale(folder: Folder): Promise<void> {
  const found = await textOf(folder, fileOf(folder));
  if (found === undefined) return;
  if (!isStale(found)) throw inUse(folder);
  const taken = `${folder.prefix}-${crypto.randomUUID()}.tmp`;
  if (!(await folder.rename(fileOf(folder), taken))) return;
  const text = await textOf(folder, taken);
  await folder.remove(taken);
  if (text === undefined || text === found) return;
  await folder.create(fileOf(folder), text); // another run had already removed the stale lock, and taken its own
  throw inUse(folder);
}

const textOf = async (folder: Folder, file: string): Promise<string | undefined> => {
  const bytes = await folder.read(file);
  return bytes && new TextDecoder().decode(bytes);
};

function isStale(text: string): boolean {
  const program = parseProgram(text);
  return program !== undefined && isHeld(program) === false;
}

const inUse = (folder: Folder): InputError =>
  new InputError(
    'folder',
    `${printValue(folder.path)} is used by another run; wait for it, or delete ${fileOf(folder)} if there is none`,
  );
