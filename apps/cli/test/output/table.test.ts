import { expect, test } from 'vitest';
import { type Column, formatTable } from '../../src/output/table.js';
import { widthOf } from '../../src/output/width.js';

interface Row {
  readonly name: string;
  readonly count: number;
  readonly id: string;
}
const columns: readonly Column<Row>[] = [
  { name: 'name', value: ({ name }) => name },
  { name: 'count', value: ({ count }) => count, align: 'right' },
  { name: 'id', value: ({ id }) => id, whole: true },
];
const id = '4843db9a-6b07-41ba-83c5-271a611bbe86';
const rows = [
  { name: '風景写真の長い名前のボード、とても長い', count: 3, id },
  { name: 'a board with a name that is rather long 👩‍👩‍👧‍👦', count: 12_000, id },
];
const widths = (text: string) => text.trimEnd().split('\n').map(widthOf);

test('a table of names in Japanese and with emoji has straight columns', () => {
  const lines = formatTable(rows, columns, 120).trimEnd().split('\n');
  expect(
    lines.map((line) => widthOf(line.slice(0, line.indexOf(id) < 0 ? line.indexOf('ID') : line.indexOf(id)))),
  ).toEqual(Array(3).fill(widthOf(rows[1]?.name ?? '') + 2 + 6 + 1));
});

test.each([60, 40, 20])('a table never has a line of more than %i columns', (width) => {
  expect(Math.max(...widths(formatTable(rows, columns, width)))).toBeLessThanOrEqual(width);
});

test('an id is left out rather than cut', () => {
  expect(formatTable(rows, columns, 60)).toContain(id);
  expect(formatTable(rows, columns, 40)).not.toContain('4843');
});

test('a cell of a table moves no cursor and ends no line', () => {
  const text = formatTable([{ name: 'a\u001b[2J\nb\tc', count: 1, id }], columns, 100);
  expect(text).toContain('a\\u001b[2J\\nb\\tc');
  expect(text.split('\n')).toHaveLength(3);
});
