import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Host } from '../host.js';

/** A transfer that has not ended. */
export interface WorkRecord {
  readonly id: string;
  /** When it began, as an ISO 8601 time. */
  readonly began: string;
  /** The command line, without the flags that name the server. */
  readonly line: readonly string[];
  readonly server: string;
  /** The folder that paths in it start from. */
  readonly cwd: string;
}

type Place = Pick<Host, 'env' | 'home' | 'platform'>;

/** Returns the folder with what is remembered of transfers that have not ended. */
export function worksFolder({ env, home, platform }: Place): string {
  const parent = env['XDG_STATE_HOME'] || (platform === 'win32' && env['LOCALAPPDATA']) || join(home, '.local/state');
  return join(parent, 'invoke', 'jobs');
}

/** Returns the file that says which work a folder is of. */
export const workFile = (folder: string): string => join(folder, 'command.json');

/** Returns the transfers that have not ended, the oldest first. */
export async function readWorks(host: Place): Promise<WorkRecord[]> {
  const ids = await readdir(worksFolder(host)).catch(() => []);
  const works = await Promise.all(ids.map((id) => readWork(host, id)));
  return works.flatMap((work) => work ?? []).sort((a, b) => (a.began < b.began ? -1 : 1));
}

/** Returns the transfer of an id, or `undefined` when it has ended or there is none. */
export async function readWork(host: Place, id: string): Promise<WorkRecord | undefined> {
  if (!/^[\da-f]+$/.test(id)) return undefined;
  const text = await readFile(workFile(join(worksFolder(host), id)), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : toWork(id, text);
}

function toWork(id: string, text: string): WorkRecord | undefined {
  try {
    const { line, server, cwd, began }: Partial<WorkRecord> = JSON.parse(text);
    const isWhole = Array.isArray(line) && line.every((word) => typeof word === 'string');
    if (!isWhole || typeof server !== 'string' || typeof cwd !== 'string' || typeof began !== 'string')
      return undefined;
    return { id, line, server, cwd, began };
  } catch {
    return undefined;
  }
}
