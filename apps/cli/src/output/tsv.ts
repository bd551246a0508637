import { printable } from './printable.js';
import { type Column, textOf } from './table.js';

/** Returns rows as lines of cells with tabs between them, uncut and without a head. Tabs and line ends are escaped. */
export const formatTsv = <Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string =>
  rows.map((row) => `${columns.map(({ value }) => printable(textOf(value(row)))).join('\t')}\n`).join('');
