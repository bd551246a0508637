import Table from 'cli-table3';

import type { Colours } from './colours.js';
import type { Row } from './reporter.js';

const noLines = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** Returns a table without lines. Numbers are right-aligned; the widest column is wrapped if necessary. */
export function formatTable(
  head: readonly string[],
  rows: readonly Row[],
  { width, colours }: { readonly width: number; readonly colours: Colours },
): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => String(row[column] ?? '').length)),
  );
  const gaps = 2 * (head.length - 1);
  const excess = widths.reduce((sum, each) => sum + each, gaps) - width;
  const widest = widths.indexOf(Math.max(...widths));
  if (excess > 0) widths[widest] = Math.max(12, (widths[widest] ?? 0) - excess);
  const isNumber = head.map((_, column) => rows.every((row) => /^[\d.]+( s)?$/.test(String(row[column]))));
  const table = new Table({
    head: head.some(Boolean) ? head.map((title) => colours.dim(title)) : [],
    chars: noLines,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colWidths: widths,
    colAligns: isNumber.map((number) => (number ? 'right' : 'left')),
    wordWrap: true,
  });
  for (const row of rows) table.push([...row]);
  return table.toString().replace(/ +$/gm, '');
}
