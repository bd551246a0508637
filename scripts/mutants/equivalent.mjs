import { readFileSync } from 'node:fs';

/**
 * Returns the changes that no test can notice, each with its reason: `file` below `packages/`, and the changed place
 * with the rest of its lines, `original` and `changed`, white space collapsed. Line numbers would not last.
 */
export const readEquivalents = () => JSON.parse(readFileSync(new URL('equivalent.json', import.meta.url), 'utf8'));

/** Says whether an entry means a mutant. */
export const isSame = (entry, mutant) =>
  `packages/${entry.file}` === mutant.file && entry.original === mutant.original && entry.changed === mutant.changed;
