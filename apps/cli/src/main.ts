import { homedir } from 'node:os';

import { systemKeyring } from './connect/keyring.js';
import { InterruptedError } from './error/cli-error.js';
import type { Host } from './host.js';
import { runCli } from './run-cli.js';
import { terminalInput } from './terminal-input.js';

/** Milliseconds. What started this program, such as npm, may pass on a signal that the terminal has sent to both. */
const SAME_SIGNAL = 500;

/** Runs the command line of this process. Its exit code is set when the work is done, and what is written is drained. */
export async function main(): Promise<void> {
  const { stdout, stderr } = process;
  const interruption = new AbortController();
  const closing = new AbortController();
  let interruptedAt = Number.POSITIVE_INFINITY;
  const interrupt = (name: 'SIGINT' | 'SIGTERM' | 'SIGHUP') => () => {
    if (performance.now() - interruptedAt > SAME_SIGNAL) process.exit(InterruptedError.exitCodeOf(name));
    interruptedAt = Math.min(interruptedAt, performance.now());
    interruption.abort(new InterruptedError(name));
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, interrupt(name));
  for (const stream of [stdout, stderr]) stream.on('error', () => closing.abort());
  const write = (stream: NodeJS.WriteStream) => ({
    write: (text: string) => !closing.signal.aborted && stream.write(text),
    isTTY: stream.isTTY,
    get columns() {
      return stream.columns;
    },
  });
  const host: Host = {
    env: process.env,
    platform: process.platform,
    home: homedir(),
    cwd: process.cwd(),
    stdin: terminalInput(process.stdin, stderr, { signal: interruption.signal, interrupt: interrupt('SIGINT') }),
    stdout: write(stdout),
    stderr: write(stderr),
    interrupted: interruption.signal,
    closed: closing.signal,
    keyring: systemKeyring({ env: process.env }),
    clock: () => performance.now(),
  };
  process.exitCode = await runCli(process.argv.slice(2), host);
}
