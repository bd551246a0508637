import { parseArgs } from 'node:util';

import { PINNED, type Release } from './servers/release.js';

export const usage = `npm run conformance [-- OPTIONS]

Plays every scenario on the released InvokeAI ${PINNED} and on the sandbox, and compares what they answer.

  --version X    another release
  --unpinned     with the newest libraries that the release allows, as users may have them
  --server URL   a server that runs already; what was made on it is taken away again
  --sandbox      the sandbox alone, against what the scenarios expect
  --model        also installs a tiny model and draws with it
  --drift        prints what the release has and has not, beside our models and ${PINNED}
  --support      plays the SDK's own suite on every supported release and writes docs/support.md
  --only TEXT    only scenarios with TEXT in their title`;

/** What to do. */
export interface Options {
  readonly release: Release;
  readonly server: string | undefined;
  readonly sandbox: boolean;
  readonly model: boolean;
  readonly drift: boolean;
  readonly support: boolean;
  readonly only: string;
  readonly help: boolean;
}

/** Returns the options on a command line, or throws an error that says in a sentence what is wrong with them. */
export function readOptions(words: readonly string[]): Options {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...words],
    options: {
      version: { type: 'string' },
      unpinned: flag,
      server: { type: 'string' },
      sandbox: flag,
      model: flag,
      drift: flag,
      support: flag,
      only: { type: 'string', default: '' },
      help: { ...flag, short: 'h' },
    },
  });
  const { version, unpinned, server, ...rest } = values;
  if (version !== undefined && !/^\d+\.\d+\.\d+$/.test(version))
    throw new Error('--version wants a number such as 6.8.1');
  if (server !== undefined && !URL.canParse(server))
    throw new Error('--server wants a URL such as http://localhost:9090');
  const ways = [rest.sandbox && '--sandbox', rest.support && '--support', rest.drift && '--drift'].filter(Boolean);
  if (ways.length > 1) throw new Error(`${ways.join(' and ')} do not go together`);
  if (rest.model && (rest.sandbox || rest.support || rest.drift)) throw new Error('--model wants a real server');
  return { ...rest, server, release: { version: version ?? PINNED, pinned: !unpinned } };
}
