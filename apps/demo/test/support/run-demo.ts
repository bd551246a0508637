import { run } from '../../src/run.js';

export interface DemoRun {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Options of a run. */
export interface DemoOptions {
  readonly isTerminal?: boolean;
  readonly width?: number;
  readonly signal?: AbortSignal;
  /** Called with everything written so far. */
  readonly onWrite?: (output: string) => void;
}

/** Runs the program in this process and returns its exit code and output. */
export async function runDemo(args: readonly string[], options: DemoOptions = {}): Promise<DemoRun> {
  const { isTerminal = false, width = 100, signal = new AbortController().signal, onWrite } = options;
  let output = '';
  let errors = '';
  const write = (text: string): void => {
    output += text;
    onWrite?.(output);
  };
  const error = (text: string): void => {
    errors += text;
  };
  const code = await run(args, { write, error, isTerminal, width }, signal);
  return { code, output, errors };
}
