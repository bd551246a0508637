import { fit } from './fit.js';
import { printable } from './printable.js';
import { widthOf } from './width.js';

/** A column of a table. */
export interface Column<Row> {
  readonly name: string;
  readonly value: (row: Row) => string | number | boolean | null | undefined;
  /** What a table on a terminal has instead of a value that says more than a person reads. */
  readonly short?: ((row: Row) => string) | undefined;
  readonly align?: 'left' | 'right' | undefined;
  /** Left out of a narrow table rather than cut: part of an id is of no use. */
  readonly whole?: boolean | undefined;
}

const GAP = 2;
const SMALLEST = 6;

/** Returns rows as a table of at most `width` columns of a terminal, with a head. */
export function formatTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[], width: number): string {
  const cells = rows.map((row) => columns.map(({ short, value }) => printable(textOf((short ?? value)(row)))));
  const natural = columns.map(({ name }, at) => Math.max(widthOf(name), ...cells.map((row) => widthOf(row[at] ?? ''))));
  const widths = fitWidths(columns, natural, width);
  const line = (texts: readonly string[]): string =>
    columns
      .flatMap(({ align }, at) => (widths[at] ? [fit(texts[at] ?? '', widths[at], align)] : []))
      .join(' '.repeat(GAP))
      .trimEnd();
  return [columns.map(({ name }) => name.toUpperCase()), ...cells].map((texts) => `${line(texts)}\n`).join('');
}

/** Returns a time of a server, or of ISO 8601, without its seconds. */
export const shortTime = (time: string | null | undefined): string => (time ?? '').slice(0, 16).replace('T', ' ');

/** Returns a cell as text: nothing for what is not there. */
export const textOf = (value: string | number | boolean | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);

/** Returns the width of each column, 0 for one that is left out: the widest are cut first, then the last are left out. */
function fitWidths<Row>(columns: readonly Column<Row>[], natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  const excess = (): number => {
    const shown = widths.filter((one) => one > 0);
    return shown.reduce((sum, one) => sum + one, GAP * (shown.length - 1)) - width;
  };
  while (excess() > 0) {
    const elastic = columns.flatMap(({ whole }, at) => (!whole && (widths[at] ?? 0) > SMALLEST ? [at] : []));
    const widest = elastic.reduce((best, at) => ((widths[at] ?? 0) > (widths[best] ?? -1) ? at : best), -1);
    const last = widths.findLastIndex((one, at) => one > 0 && at > 0);
    const dropped = columns.findLastIndex(({ whole }, at) => whole && at > 0 && (widths[at] ?? 0) > 0);
    if (widest >= 0 && (dropped < 0 || canShrink(elastic, widths) >= excess())) {
      widths[widest] = Math.max(SMALLEST, (widths[widest] ?? 0) - 1);
    } else if (dropped >= 0) widths[dropped] = 0;
    else if (last > 0) widths[last] = 0;
    else break;
  }
  return widths;
}

const canShrink = (elastic: readonly number[], widths: readonly number[]): number =>
  elastic.reduce((sum, at) => sum + (widths[at] ?? 0) - SMALLEST, 0);
