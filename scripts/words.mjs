// Prints every use of a word that the glossary in CONTRIBUTING.md replaces: `node scripts/words.mjs [PATH…]`.
import { fileURLToPath } from 'node:url';

import { forbiddenWords } from './words/forbidden-words.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const paths = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const found = forbiddenWords(root).filter(
  ({ place }) => paths.length === 0 || paths.some((path) => place.startsWith(path)),
);
for (const { place, word, kind, text } of found) console.log(`${place}: ${word} in ${kind}: ${text}`);
console.log(`${found.length} forbidden words`);
if (found.length > 0) process.exitCode = 1;
