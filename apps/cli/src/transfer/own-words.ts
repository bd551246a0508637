import { SERVER_FLAGS, split } from '../command-line.js';

/** Flags that change nothing about what is transferred. Those of the server are kept apart. */
const ASIDE = new Set(['--yes', '--json', '--dry-run', '--debug', '--token-stdin']);

/** Returns the words of a command line that say what is transferred. */
export function ownWords(line: readonly string[]): readonly string[] {
  const { flagged, rest } = split(line);
  const words: string[] = [];
  for (let at = 0; at < flagged.length; at++) {
    const word = flagged[at] ?? '';
    if (SERVER_FLAGS.has(word)) at++;
    else if (!(ASIDE.has(word) || SERVER_FLAGS.has(word.replace(/=.*/s, '')))) words.push(word);
  }
  return [...words, ...rest];
}
