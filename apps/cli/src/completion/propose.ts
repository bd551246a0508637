import { tree } from '../command/tree.js';
import type { Host } from '../host.js';
import { printable } from '../output/printable.js';

/** Returns what may follow: a word and what it is on each line. The last word is what has been typed so far. */
export async function propose(words: readonly string[], host: Host): Promise<string> {
  const given = words.map((word) => (word === '""' ? '' : word));
  const [first = '', second = ''] = given;
  if (given.length <= 1) return nouns(first);
  const noun = Object.hasOwn(tree, first) ? tree[first] : undefined;
  if (noun && 'commands' in noun && given.length === 2) return verbs(Object.keys(noun.commands), second);
  const { proposeValues } = await import('./propose-values.js');
  return (await proposeValues(given, host)).map(({ word, about }) => line(word, about)).join('');
}

const verbs = (names: readonly string[], partial: string): string =>
  names
    .filter((name) => name.startsWith(partial))
    .map((name) => line(name, ''))
    .join('');

const nouns = (partial: string): string =>
  Object.entries(tree)
    .filter(([word]) => word.startsWith(partial))
    .map(([word, { about }]) => line(word, about))
    .join('');

const line = (word: string, about: string): string => `${printable(word)}\t${printable(about)}\n`;
