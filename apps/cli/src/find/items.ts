import type { Host } from '../host.js';

/** Returns names without repetitions; `-` means the lines of stdin, up to the first tab. */
export async function namesFrom(words: readonly string[], { stdin }: Pick<Host, 'stdin'>): Promise<string[]> {
  const names = new Set<string>();
  for (const word of words) {
    if (word !== '-') names.add(word);
    else for (let line = await stdin.line(); line !== undefined; line = await stdin.line()) names.add(firstCell(line));
  }
  names.delete('');
  return [...names];
}

/** Returns a command line with names in place of `-`: that of work which is continued without the pipe. */
export const withNames = (line: readonly string[], names: readonly string[]): readonly string[] =>
  line.flatMap((word) => (word === '-' ? names : [word]));

const firstCell = (line: string): string => line.split('\t', 1)[0]?.trim() ?? '';
