import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Sandbox } from '@x/sandbox';

import type { Keyring } from '../../src/connect/keyring.js';
import { runCli } from '../../src/run-cli.js';

/** How a command line is run in a test. */
export interface RunOptions {
  readonly sandbox?: Pick<Sandbox, 'events' | 'fetch'> | undefined;
  /** The width of a terminal; left out, stdin, stdout and stderr are pipes. */
  readonly columns?: number | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** What is typed, or piped, line by line. */
  readonly lines?: readonly string[] | undefined;
  readonly interrupted?: AbortSignal | undefined;
  readonly closed?: AbortSignal | undefined;
  readonly clock?: (() => number) | undefined;
  readonly home?: string | undefined;
  readonly keyring?: Keyring | undefined;
  /** The folder that paths start from; left out, that of this process. */
  readonly cwd?: string | undefined;
  /** Command lines that are run before, with the same home folder. */
  readonly setUp?: readonly (readonly string[])[] | undefined;
  /** Called with all that was written to stdout, after each write. */
  readonly onOutput?: ((stdout: string) => void) | undefined;
}

/** What a command line has done. */
export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const never = new AbortController().signal;

/** Runs a command line in this process, with a home folder of its own. */
export async function run(args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { sandbox, columns, env = {}, lines = [], onOutput } = options;
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'cli-'));
  for (const before of options.setUp ?? []) await run(before, { home });
  let [stdout, stderr] = ['', ''];
  const isTTY = columns !== undefined;
  const rest = [...lines];
  const line = async (question = ''): Promise<string | undefined> => {
    options.interrupted?.throwIfAborted();
    if (isTTY) stderr += question;
    return rest.shift();
  };
  const code = await runCli(args, {
    env,
    platform: process.platform,
    home,
    cwd: options.cwd ?? process.cwd(),
    stdin: { isTTY, line, secret: line },
    stdout: {
      isTTY,
      columns,
      write: (text) => {
        stdout += text;
        onOutput?.(stdout);
      },
    },
    stderr: {
      isTTY,
      columns,
      write: (text) => {
        stderr += text;
      },
    },
    interrupted: options.interrupted ?? never,
    closed: options.closed ?? never,
    random: () => 0,
    clock: options.clock ?? (() => 0),
    keyring: options.keyring,
    ...(sandbox && { fetch: sandbox.fetch, events: sandbox.events }),
  });
  if (!options.home) rmSync(home, { recursive: true, force: true });
  return { code, stdout, stderr };
}
