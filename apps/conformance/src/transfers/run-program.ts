import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const fromSource = new URL('../../../../scripts/run/from-source.mjs', import.meta.url).href;

/** A program of this repository, and how it is started. */
export interface Program {
  /** Its file, in TypeScript. */
  readonly file: URL;
  readonly args: readonly string[];
  /** What its environment has besides that of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Gets what kills it at once, with SIGKILL. */
  readonly onStart?: (kill: () => void) => void;
}

/** What a program printed to stdout until its end, or that it was killed. */
export interface ProgramResult {
  readonly isKilled: boolean;
  readonly output: string;
}

/** Runs a program in a process of its own. Rejects with all that it printed when it exits with another code than 0. */
export async function runProgram({ file, args, env, onStart }: Program): Promise<ProgramResult> {
  const options = ['--disable-warning=ExperimentalWarning', '--import', fromSource, '--conditions=@x/source'];
  const words = [...options, fileURLToPath(file), ...args];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill); // it ends with this process
  onStart?.(kill);
  await once(child, 'close');
  process.off('exit', kill);
  const isKilled = child.signalCode === 'SIGKILL';
  if (!isKilled && child.exitCode !== 0) {
    throw new Error(`a program exited with ${child.exitCode}:\n${output.slice(-2_000)}${errors.slice(-2_000)}`);
  }
  return { isKilled, output };
}
