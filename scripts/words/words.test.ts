import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { forbiddenWords, wordsIn } from './forbidden-words.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const found = (text: string, path = 'a.ts') => wordsIn(path, text).map(({ kind, word }) => `${word} in ${kind}`);

test.each([
  ['const isHeard = 1;', 'heard in a name'],
  ['class A { #tellAll() {} }', 'tell in a name'],
  ["test('an abort is told to everybody', () => {});", 'told in a text'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a program
  ['throw new Error(`the answer of ${url} was lost`);', 'answer in a text'],
  ['/** Looks twice. */', 'looks in a comment'],
  ['let a = 1; // it stands here', 'stands in a comment'],
])('finds the word in %s', (text, expected) => {
  expect(found(text)).toEqual([expected]);
});

test('finds a word in the name of a file', () => {
  expect(found('', 'src/early-house.ts')).toEqual(['house in a file name']);
});

test('passes over words that only contain one', () => {
  expect(found('const outcome = standard(lookup, believe); // intelligent')).toEqual([]);
});

test('no name, text or comment of the code holds one', () => {
  expect(forbiddenWords(root).map(({ place, word }) => `${place}: ${word}`)).toEqual([]);
});
