import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

import { afterAll } from 'vitest';

import { programArguments } from './start-program.js';

/** Whether this machine has a program that runs others on a terminal of their own: that of util-linux. */
export const hasTerminal = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '');

const programs = new Set<ChildProcess>();
afterAll(() => {
  for (const program of programs) program.kill('SIGKILL');
});

/** A command line on a terminal of its own. */
export interface TerminalProgram {
  /** Resolves with all that the terminal has shown, once it fits. */
  shows(pattern: RegExp): Promise<string>;
  /** Types keys: `\r` is Enter, `\x03` is Ctrl-C, `\x04` is Ctrl-D. */
  type(keys: string): void;
  /** Resolves with the exit code. */
  readonly ended: Promise<number>;
}

/** Starts the command line on a terminal of `columns` columns, which is closed after the tests at the latest. */
export function startOnTerminal(
  words: readonly string[],
  { env, columns = 60 }: { readonly env: Readonly<Record<string, string>>; readonly columns?: number },
): TerminalProgram {
  const line = [process.execPath, ...programArguments(words)].map((word) => `'${word.replaceAll("'", "'\\''")}'`);
  const script = `stty cols ${columns}; exec ${line.join(' ')}`;
  const program = spawn('script', ['--quiet', '--return', '--flush', '--command', script, '/dev/null'], {
    ...{ env: { ...process.env, SHELL: '/bin/sh', ...env } },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  programs.add(program);
  let shown = '';
  let check = (): void => {};
  program.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    check();
  });
  return {
    shows: (pattern) =>
      new Promise((resolve) => {
        check = () => void (pattern.test(shown) && resolve(shown));
        check();
      }),
    type: (keys) => void program.stdin.write(keys),
    ended: once(program, 'close').then(([code]) => Number(code)),
  };
}
