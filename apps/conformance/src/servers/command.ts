import { spawn } from 'node:child_process';

/** A program that ended, and all that it printed. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** Runs a program to its end, or to ours. One that cannot be started ends with 127. */
export function run(program: string, words: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    const end = () => child.kill();
    process.once('exit', end);
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', ({ message }) => resolve({ code: 127, output: output + message }));
    child.on('close', (code) => {
      process.off('exit', end);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Runs a program that must succeed, and returns what it printed. */
export async function must(program: string, words: readonly string[]): Promise<string> {
  const { code, output } = await run(program, words);
  if (code !== 0) throw new Error(`${[program, ...words].join(' ')} ended with ${code}:\n${lastLines(output)}`);
  return output;
}

/** Returns the end of a text, which is where programs say what went wrong. */
export const lastLines = (text: string, count = 15): string => text.trimEnd().split('\n').slice(-count).join('\n');
