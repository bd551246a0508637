import { InputError, printValue } from '@x/transport/errors';

import { isRecord } from '../arguments.js';
import { type Folder, PREFIX } from './folder.js';
import { codeOf, node } from './node.js';

const FILE = `${PREFIX}.lock`;
/** The locks that this program holds. */
const held = new Set<string>();

/** Locks a folder, so that two runs do not create a workflow twice. Throws an `InputError` while another run has it. */
export async function lockFolder(folder: Folder): Promise<() => Promise<void>> {
  const token = crypto.randomUUID();
  const host = node().getBuiltinModule('node:os').hostname();
  const text = JSON.stringify({ pid: node().pid, host, token });
  held.add(token);
  try {
    while (!(await folder.create(FILE, text))) await removeStale(folder, host);
  } catch (error) {
    held.delete(token);
    if (codeOf(error) === undefined || !(error instanceof Error)) throw error;
    const problem = `${printValue(folder.path)} cannot be written: ${error.message}`;
    throw new InputError('folder', problem, undefined, { cause: error });
  }
  return async () => {
    held.delete(token);
    await folder.remove(FILE).catch(() => undefined); // a lock that nobody holds is removed by the next run
  };
}

/** Removes the lock of a program that has ended. Throws for one that may still run. */
async function removeStale(folder: Folder, host: string): Promise<void> {
  const found = await textOf(folder, FILE);
  if (found === undefined) return;
  if (!isStale(found, host)) throw inUse(folder);
  const taken = `${PREFIX}-${crypto.randomUUID()}.tmp`;
  if (!(await folder.rename(FILE, taken))) return;
  const text = await textOf(folder, taken);
  await folder.remove(taken);
  if (text === undefined || text === found) return;
  await folder.create(FILE, text); // another run had already removed the stale lock, and taken its own
  throw inUse(folder);
}

const textOf = async (folder: Folder, file: string): Promise<string | undefined> => {
  const bytes = await folder.read(file);
  return bytes && new TextDecoder().decode(bytes);
};

function isStale(text: string, host: string): boolean {
  const lock = parse(text);
  if (!isRecord(lock) || lock['host'] !== host || typeof lock['pid'] !== 'number') return false;
  if (lock['pid'] === node().pid) return typeof lock['token'] === 'string' && !held.has(lock['token']);
  try {
    node().kill(lock['pid'], 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const inUse = ({ path }: Folder): InputError =>
  new InputError(
    'folder',
    `${printValue(path)} is used by another run; wait for it, or delete ${FILE} if there is none`,
  );
