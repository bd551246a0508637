/** Returns the words of a command line that can be flags: after `--` none is. */
export const flagWords = (line: readonly string[]): readonly string[] => split(line).flagged;

/** Returns a command line with flags more. */
export function withFlags(line: readonly string[], flags: readonly string[]): readonly string[] {
  const { flagged, rest } = split(line);
  return [...flagged, ...flags, ...rest];
}

/** Returns a command line as it is written in a shell. */
export const shellLine = (line: readonly string[]): string => ['invoke', ...line.map(quote)].join(' ');

/** Returns the words of a command line that name its server. */
export function serverWords(line: readonly string[]): readonly string[] {
  const { flagged } = split(line);
  return flagged.flatMap((word, at) => {
    if (SERVER_FLAGS.has(word)) return flagged.slice(at, at + 2);
    return SERVER_FLAGS.has(word.replace(/=.*/s, '')) ? [word] : [];
  });
}

/** Flags that name a server. */
export const SERVER_FLAGS: ReadonlySet<string> = new Set(['--server', '--profile']);

/** Returns the words before `--`, and the others with it. */
export function split(line: readonly string[]) {
  const end = line.indexOf('--');
  return end < 0 ? { flagged: line, rest: [] } : { flagged: line.slice(0, end), rest: line.slice(end) };
}

const quote = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
