import { dirname } from 'node:path';

import { expect, test } from 'vitest';

import { sourceFiles } from './source-files.js';

const source = sourceFiles('{packages,apps}/*/src/**/*.ts');
const isIndex = ({ path }: { path: string }) => /\/src\/index\.ts$/.test(path);
const linesOf = ({ text }: { text: string }) => text.split('\n').length - 1;

test('nine in ten source files have at most 150 lines', () => {
  const lines = source.filter((file) => !isIndex(file)).map(linesOf);
  const sorted = lines.sort((a, b) => a - b);
  expect(sorted[Math.floor(0.9 * sorted.length)]).toBeLessThanOrEqual(150);
});

test('a file of repositories has at most 200 lines', () => {
  const long = sourceFiles('packages/repositories/src/**/*.ts').filter((file) => linesOf(file) > 200);
  expect(long.map((file) => `${file.path}: ${linesOf(file)}`)).toEqual([]);
});

test('a folder holds at most 30 files, except for the root of a package', () => {
  const folders = Map.groupBy(sourceFiles('{packages,apps,scripts}/**/*.{ts,mjs,txt}'), ({ path }) => dirname(path));
  const full = [...folders].filter(([folder, files]) => files.length > 30 && !/^packages\/[^/]+\/src$/.test(folder));
  expect(full.map(([folder, files]) => `${folder}: ${files.length}`)).toEqual([]);
});
