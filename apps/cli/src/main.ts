import { homedir } from 'node:os';

import { systemKeyring } from './connect/keyring.js';
import { CliError, EXIT, InterruptedError } from './error/cli-error.js';
import type { Host } from './host.js';
import { runCli } from './run-cli.js';
import { terminalInput } from './terminal-input.js';

/** Milliseconds. What started this program, such as npm, may pass on a signal that the terminal has sent to both. */
const SAME_SIGNAL = 500;
/** Errors of a pipe that its reader has closed, on Windows too. */
const CLOSED = ['EPIPE', 'EOF'];

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
  const silence = new AbortController();
  stderr.on('error', () => silence.abort());
  let isUnwritten = false;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    closing.abort();
    if (CLOSED.includes(error.code ?? '') || isUnwritten) return;
    isUnwritten = true;
    process.exitCode ||= EXIT.failure; // the error may be emitted when the work is done
    if (!silence.signal.aborted) stderr.write(`invoke: the output cannot be written: ${error.message}\n`);
  });
  const write = (stream: NodeJS.WriteStream, { signal }: AbortController) => ({
    write: (text: string) => !signal.aborted && stream.write(text),
    isTTY: stream.isTTY,
    get columns() {
      return stream.columns;
    },
  });
  const host: Host = {
    env: process.env,
    platform: process.platform,
    home: homedir(),
    get cwd() {
      return currentFolder();
    },
    stdin: terminalInput(process.stdin, stderr, { signal: interruption.signal, interrupt: interrupt('SIGINT') }),
    stdout: write(stdout, closing),
    stderr: write(stderr, silence),
    interrupted: interruption.signal,
    closed: closing.signal,
    keyring: systemKeyring({ env: process.env }),
    clock: () => performance.now(),
  };
  const code = await runCli(process.argv.slice(2), host);
  process.exitCode = isUnwritten ? code || EXIT.failure : code;
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch (cause) {
    throw new CliError('the folder that you are in was deleted', { hint: 'Change to another one.', cause });
  }
}
