import { createHash } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Journal } from '@x/services/journal';

import type { Context } from '../command/context.js';
import { CliError } from '../error/cli-error.js';
import type { Host } from '../host.js';
import { ownWords } from './own-words.js';
import { readWork, workFile, worksFolder } from './works-folder.js';

/** What a transfer is known by: the same command line, in the same folder, on the same servers continues it. */
export interface WorkFacts {
  /** The server that the flags, the environment or the configuration name. */
  readonly server: string;
  /** The server that items are copied to. */
  readonly target?: string | undefined;
  /** The command line, where it is not the one that was given: names that were piped are in it. */
  readonly line?: readonly string[] | undefined;
}

/** What a work needs to know of where its command runs. */
type WorkPlace = Pick<Context, 'continueWith' | 'line'> & {
  readonly host: Pick<Host, 'cwd' | 'env' | 'home' | 'platform'>;
};

/** A transfer that is remembered until it has ended. */
export interface Work {
  /** Its id. */
  readonly id: string;
  /** The journal of a run that was killed or interrupted, if there is one. */
  readonly left: Journal | undefined;
  /** Begins or continues it: from here on `invoke resume` knows it. */
  open(): Promise<Journal>;
  /** Forgets it: all was done. */
  end(): Promise<void>;
}

/** Returns the work of a command line. Writes nothing yet. */
export async function workOf(
  { host, line, continueWith }: WorkPlace,
  { server, target, line: given = line }: WorkFacts,
): Promise<Work> {
  const { cwd } = host;
  const words = ownWords(given);
  const key = JSON.stringify([server, target ?? '', cwd, words]);
  const id = createHash('sha256').update(key).digest('hex').slice(0, 12);
  const folder = join(worksFolder(host), id);
  const { createJournalFolder } = await import('@x/services/journal-folder');
  const journal = ofTransfer(createJournalFolder(join(folder, 'journal')));
  const isLeft = (await readWork(host, id)) !== undefined;
  if (isLeft) continueWith(['resume', id]);
  return {
    id,
    left: isLeft ? journal : undefined,
    async open() {
      if (!isLeft) {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const file = workFile(folder);
        const text = JSON.stringify({ line: words, server, cwd, began: new Date().toISOString() });
        await writeFile(`${file}.${process.pid}`, text, { mode: 0o600 });
        await rename(`${file}.${process.pid}`, file);
      }
      continueWith(['resume', id]);
      return journal;
    },
    end: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Returns a journal whose folder is a failure where it cannot be used: nobody has named that folder. */
const ofTransfer = (journal: Journal): Journal => ({
  open: () =>
    journal.open().catch((cause: unknown) => {
      if (!(cause instanceof Error && cause.name === 'InputError')) throw cause;
      throw new CliError('the journal of this transfer cannot be used', { why: cause.message, cause });
    }),
});
