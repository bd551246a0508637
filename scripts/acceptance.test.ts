import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { lost, readRows } from './papers/pointers.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const rowsOf = (page: string) => readRows(readFileSync(`${root}${page}`, 'utf8'));
const numbers = [...Array.from({ length: 44 }, (_, index) => index + 1), 46, 47];

test('the table of acceptance has every row, once and in order', () => {
  expect(rowsOf('docs/acceptance.md').map(({ name }) => name)).toEqual(numbers.map((number) => `D${number}`));
});

test.each(['docs/acceptance.md', 'docs/bad-input.md'])('every row of %s leads to what shows it', (page) => {
  expect(rowsOf(page).length).toBeGreaterThan(10);
  expect(lost(rowsOf(page), root)).toEqual([]);
});

test('a row that leads nowhere is found', () => {
  const absent = ['no', 'such', 'test'].join(' ');
  const rows = readRows(`
| row | what | shown by | later |
|---|---|---|---|
| D1 | a \\| b | | |
| D2 | | \`scripts/nowhere.ts\` | |
| D3 | | \`scripts/acceptance.test.ts\`: *${absent}*; *a row that leads nowhere is found* | |
| D4 | | \`scripts/acceptance.test.ts\`<br>\`docs/acceptance.md\`<br>soon | |
`);
  expect(lost(rows, root)).toEqual([
    'D1 points nowhere',
    'D2: scripts/nowhere.ts does not exist',
    `D3: scripts/acceptance.test.ts has no test "${absent}"`,
    'D4: scripts/acceptance.test.ts is named without a test in it',
    'D4: soon does not exist',
  ]);
});
