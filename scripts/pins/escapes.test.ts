import { expect, test } from 'vitest';

import { sourceFiles } from './source-files.js';

const files = sourceFiles('{packages,apps}/*/{src,test}/**/*.ts');
const source = sourceFiles('{packages,apps}/*/src/**/*.ts');

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
const using = (found: RegExp, among = files) => among.filter(({ text }) => found.test(text)).map(({ path }) => path);

// What biome can find is a rule in biome.json, and is not repeated here.
test('nothing is cast through unknown', () => {
  expect(files.filter(({ text }) => /as unknown as/.test(withoutComments(text))).map(({ path }) => path)).toEqual([]);
});

test('unknown values are narrowed by type guards, not by functions that return any', () => {
  const banned = /(?<!\w|(?<!\.\.)\.)Object\(|\bReflect\.get\(/; // also after `...`
  expect(files.filter(({ text }) => banned.test(withoutComments(text))).map(({ path }) => path)).toEqual([]);
});

test('no module is mocked, no test skipped', () => {
  expect(using(/\bvi\.mock\b|\b(test|it|describe)\.(skip|todo|only)\b/)).toEqual([]);
});

test('nothing is left for later', () => {
  expect(using(/\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
});

test('no lint rule, and no type error, is switched off in the source', () => {
  expect(using(/biome-ignore|@ts-(ignore|nocheck|expect-error)/, source)).toEqual([]);
});
