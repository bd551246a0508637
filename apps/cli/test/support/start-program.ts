import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { afterAll } from 'vitest';

const bin = fileURLToPath(new URL('../../src/bin.ts', import.meta.url));
const fromSource = new URL('../../../../scripts/run/from-source.mjs', import.meta.url).href;
const programs = new Set<ChildProcess>();
afterAll(() => {
  for (const program of programs) program.kill('SIGKILL');
});

/** Returns what Node is given to run a command line from its source. */
export const programArguments = (words: readonly string[]): readonly string[] => [
  ...['--import', fromSource, '--conditions=@x/source', bin],
  ...words,
];

/** Where a program is started. */
export interface ProgramOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** What is written to stdin, which stays open. Left out, stdin is empty. */
  readonly input?: string | undefined;
}

/** A command line in a process of its own. */
export interface StartedProgram {
  /** Resolves when the program has ended, with what it wrote to stderr. */
  readonly ended: Promise<EndedProgram>;
  /** Sends a signal, and returns `ended`. */
  end(signal: NodeJS.Signals): Promise<EndedProgram>;
}

/** What a program has left. */
interface EndedProgram {
  readonly code: number | null;
  readonly stderr: string;
}

/** Starts the command line in a process of its own, which is killed after the tests at the latest. */
export function startProgram(words: readonly string[], { cwd, env, input }: ProgramOptions): StartedProgram {
  const program = spawn(process.execPath, programArguments(words), {
    ...{ cwd, env: { ...process.env, ...env } },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'ignore', 'pipe'],
  });
  if (input !== undefined) program.stdin?.write(input);
  programs.add(program);
  const ended = once(program, 'close').then(() => ({ code: program.exitCode, stderr }));
  let stderr = '';
  program.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return {
    ended,
    end(signal) {
      program.kill(signal);
      return ended;
    },
  };
}
