import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { loadScenarios } from '../../src/runner/load-scenarios.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scenarios-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const load = () => loadScenarios(pathToFileURL(`${folder}/`));
const write = (file: string, ...titles: string[]) =>
  writeFileSync(
    join(folder, file),
    `export const scenarios = ${JSON.stringify(titles)}.map((title) => ({ title, run: async () => {} }));`,
  );

test('scenarios are in the order of their paths, whatever the order of the files', async () => {
  mkdirSync(join(folder, 'board'));
  write('z.ts', 'last');
  write('board/list.ts', 'third');
  write('board/cover.ts', 'first', 'second');
  expect((await load()).map(({ title }) => title)).toEqual(['first', 'second', 'third', 'last']);
});

test.each(['', 'export const scenarios = [];', "export const scenarios = ['a title'];"])(
  'a file that exports no scenarios is an error: %j',
  async (text) => {
    writeFileSync(join(folder, 'empty.ts'), text);
    await expect(load()).rejects.toThrow('empty.ts: exports no list of scenarios');
  },
);
