import { expect, test } from 'vitest';

import { createColours } from '../../src/output/colours.js';
import { formatTable } from '../../src/output/table.js';

const colours = createColours(false);

test('numbers are right-aligned, words left-aligned, and lines have no trailing spaces', () => {
  const rows = [
    ['upload', 24, '1.90 s'],
    ['sort', 7, '12.00 s'],
  ];
  expect(formatTable(['step', 'requests', 'time'], rows, { width: 80, colours }).split('\n')).toEqual([
    'step    requests     time',
    'upload        24   1.90 s',
    'sort           7  12.00 s',
  ]);
});

test('the widest column is wrapped when the table is too wide', () => {
  const rows = [['merge', 'twelve images moved, three emptied boards deleted', 14]];
  expect(formatTable(['step', 'result', 'requests'], rows, { width: 48, colours }).split('\n')).toEqual([
    'step   result                           requests',
    'merge  twelve images moved, three             14',
    '       emptied boards deleted',
  ]);
});
