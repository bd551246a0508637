import { run } from '../../src/run.js';

export interface Taken {
  readonly code: number;
  readonly output: string;
  readonly complaints: string;
}

/** How the command line is looked at. */
export interface Look {
  readonly terminal?: boolean;
  readonly width?: number;
  readonly signal?: AbortSignal;
  /** Called with everything that is written so far. */
  readonly onWrite?: (output: string) => void;
}

/** Runs the program in this process and returns what it wrote. */
export async function takeTour(words: readonly string[], look: Look = {}): Promise<Taken> {
  const { terminal = false, width = 100, signal = new AbortController().signal, onWrite } = look;
  let output = '';
  let complaints = '';
  const write = (text: string): void => {
    output += text;
    onWrite?.(output);
  };
  const complain = (text: string): void => {
    complaints += text;
  };
  const code = await run(words, { write, complain, terminal, width }, signal);
  return { code, output, complaints };
}
