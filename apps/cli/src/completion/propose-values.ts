import { proposeCompletions } from '@stricli/core';

import { find } from '../command/load.js';
import { toApplication } from '../command/to-stricli.js';
import type { Host } from '../host.js';

/** A word that may follow, and what it is. */
export interface Proposal {
  readonly word: string;
  readonly about: string;
}

/** Returns the flags and values that may follow the words of a command. */
export async function proposeValues(given: readonly string[], host: Host): Promise<readonly Proposal[]> {
  const found = await find(given);
  const before = serverFlags(given);
  const application = toApplication(
    found.commands,
    async () => {},
    async (completion, partial) => {
      const { namesOf } = await import('./names.js');
      return namesOf(completion, partial, { host, flags: before });
    },
  );
  const silent = { write: () => true };
  const proposals = await proposeCompletions(application, given, {
    process: { stdout: silent, stderr: silent, env: {} },
  });
  const values = proposals.filter(({ kind }) => kind !== 'argument:flag');
  const isFlag = given.at(-1)?.startsWith('-') ?? false;
  return (values.length > 0 && !isFlag ? values : proposals).map(({ completion, brief }) => ({
    word: completion,
    about: brief,
  }));
}

/** Returns the flags of a line that name a server. */
function serverFlags(words: readonly string[]): {
  readonly server?: string | undefined;
  readonly profile?: string | undefined;
} {
  const valueAfter = (flag: string): string | undefined => {
    const at = words.lastIndexOf(flag, -2);
    return at < 0 ? undefined : words[at + 1];
  };
  return { server: valueAfter('--server'), profile: valueAfter('--profile') };
}
