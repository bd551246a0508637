import { expect, test } from 'vitest';

import { sourceFiles } from './source-files.js';

const isTest = ({ path }: { path: string }) => /\/test\//.test(path);
const files = sourceFiles('{packages,apps}/*/{src,test}/**/*.ts').map((file) => ({
  ...file,
  lines: file.text.split('\n').length - 1,
}));

/** Returns how many lines the file has that is longer than the given part of all files. */
function quantile(part: number): number {
  const lines = files.filter((file) => !isTest(file)).map((file) => file.lines);
  return lines.sort((a, b) => a - b)[Math.floor(part * lines.length)] ?? 0;
}

test('half of the source files have at most 50 lines, nine in ten at most 150', () => {
  expect(quantile(0.5)).toBeLessThanOrEqual(50);
  expect(quantile(0.9)).toBeLessThanOrEqual(150);
});

test('no file has more than 300 lines', () => {
  expect(files.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
});
