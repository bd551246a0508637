import { expect, test } from 'vitest';

import { createColours } from '../../src/output/colours.js';
import { formatTable } from '../../src/output/table.js';

const colours = createColours(false);

test('numbers stand to the right, words to the left, and no line ends in blanks', () => {
  const rows = [
    ['upload', 24, '1.90 s'],
    ['sort', 7, '12.00 s'],
  ];
  expect(formatTable(['chapter', 'requests', 'time'], rows, { width: 80, colours }).split('\n')).toEqual([
    'chapter  requests     time',
    'upload         24   1.90 s',
    'sort            7  12.00 s',
  ]);
});

test('the widest column gives way when the table is too wide', () => {
  const rows = [['merge', 'twelve pictures moved, three emptied boards deleted', 14]];
  expect(formatTable(['chapter', 'what it did', 'requests'], rows, { width: 48, colours }).split('\n')).toEqual([
    'chapter  what it did                    requests',
    'merge    twelve pictures moved, three         14',
    '         emptied boards deleted',
  ]);
});
