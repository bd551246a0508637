import type { Command, NamedCommand } from './command.js';
import { type Noun, tree } from './tree.js';

/** What the first words of a command line name. */
export interface Found {
  /** The commands that are needed to understand the line: one, those of a noun, or all. */
  readonly commands: readonly NamedCommand[];
  /** The words that name them. */
  readonly words: readonly string[];
  /** Whether they name a command, rather than a noun or nothing. */
  readonly isComplete: boolean;
}

/** Returns the commands that a command line may mean. Reads the files of no others. */
export async function find(line: readonly string[]): Promise<Found> {
  const [first, second = ''] = line;
  if (first === undefined || first === '--help' || first === '-h')
    return { commands: [], words: [], isComplete: false };
  const entry = Object.hasOwn(tree, first) ? tree[first] : undefined;
  if (entry === undefined) return { commands: await loadAll(), words: [], isComplete: false };
  if ('load' in entry) return only([first], await entry.load());
  const loader = Object.hasOwn(entry.commands, second) ? entry.commands[second] : undefined;
  if (!loader) return { commands: await loadNoun(first, entry), words: [first], isComplete: false };
  return only([first, second], await loader());
}

const only = (words: readonly string[], command: Command): Found => ({
  ...{ commands: [{ words, command }], words },
  isComplete: true,
});

/** Returns all commands. */
export async function loadAll(): Promise<NamedCommand[]> {
  const groups = Object.entries(tree).map(async ([word, entry]) =>
    'load' in entry ? [{ words: [word], command: await entry.load() }] : loadNoun(word, entry),
  );
  return (await Promise.all(groups)).flat();
}

const loadNoun = (word: string, { commands }: Noun): Promise<NamedCommand[]> =>
  Promise.all(Object.entries(commands).map(async ([verb, load]) => ({ words: [word, verb], command: await load() })));
