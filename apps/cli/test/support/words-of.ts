/** Returns the words of an example that is run with `--json`, all fields of it. */
export const jsonWordsOf = (line: string, values: Readonly<Record<string, string>>): string[] => [
  ...wordsOf(line, values).filter((word) => !word.startsWith('--json')),
  '--json',
];

/** Returns the lines of JSON that a command wrote. Throws where one is none. */
export const jsonLines = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text));

/** Returns the words of an example, as a shell would split them, with values for the words in capitals. */
export function wordsOf(line: string, values: Readonly<Record<string, string>>): string[] {
  const words = line.match(/"[^"]*"|\S+/g) ?? [];
  return words.map(
    (word) => values[word] ?? word.replaceAll('"', '').replace(/(?<==)[A-Z]+$/, (name) => values[name] ?? name),
  );
}
