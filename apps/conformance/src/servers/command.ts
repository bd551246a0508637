import { spawn } from 'node:child_process';

/** The exit code and the output of a program. */
export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/** Runs a program, and kills it when this process exits. The exit code is 127 when it cannot be started. */
export function run(program: string, args: readonly string[]): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const kill = () => child.kill();
    process.once('exit', kill);
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', ({ message }) => resolve({ code: 127, output: output + message }));
    child.on('close', (code) => {
      process.off('exit', kill);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Returns the output of a program. Rejects when the exit code is not 0. */
export async function runOrThrow(program: string, args: readonly string[]): Promise<string> {
  const { code, output } = await run(program, args);
  if (code !== 0) throw new Error(`${[program, ...args].join(' ')} exited with ${code}:\n${lastLines(output)}`);
  return output;
}

/** Returns the last lines of a text. */
export const lastLines = (text: string, count = 15): string => text.trimEnd().split('\n').slice(-count).join('\n');
