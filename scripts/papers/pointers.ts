import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A row of a table that says what must be true, and where that is shown. */
export interface Row {
  readonly name: string;
  readonly pointers: readonly Pointer[];
}

/** A file, and the titles of the tests in it that are meant. */
interface Pointer {
  readonly path: string;
  readonly titles: readonly string[];
}

/** Returns the rows of the tables in a page: their first cell, and what the column "shown by" points to. */
export function readRows(page: string): Row[] {
  let column = -1;
  return page.split('\n').flatMap((line) => {
    if (!line.startsWith('|')) return [];
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    if (cells.includes('shown by')) column = cells.indexOf('shown by');
    else if (!line.startsWith('|--')) return [{ name: cells[1] ?? '', pointers: readPointers(cells[column] ?? '') }];
    return [];
  });
}

/** Reads `` `path`: *title*; *title* ``, several of them apart by `<br>`. */
function readPointers(cell: string): Pointer[] {
  if (cell === '') return [];
  return cell.split('<br>').map((part) => {
    const [, path = part, titles = ''] = /^`([^`]+)`(?:: (.+))?$/.exec(part) ?? [];
    return { path, titles: [...titles.matchAll(/\*(.+?)\*(?:; |$)/g)].map(([, title = '']) => title) };
  });
}

/** Returns a line for every row that points to nothing, to no file, or to a test that the file does not hold. */
export function lost(rows: readonly Row[], root: string): string[] {
  return rows.flatMap(({ name, pointers }) => [
    ...(pointers.length === 0 ? [`${name} points nowhere`] : []),
    ...pointers.flatMap((pointer) => lostTitles(pointer, root).map((why) => `${name}: ${why}`)),
  ]);
}

function lostTitles({ path, titles }: Pointer, root: string): string[] {
  if (!existsSync(join(root, path))) return [`${path} does not exist`];
  if (titles.length === 0) return /\.test(-d)?\.ts$/.test(path) ? [`${path} is named without a test in it`] : [];
  const text = readFileSync(join(root, path), 'utf8');
  const stands = (title: string) => ["'", '"', '`'].some((quote) => text.includes(quote + title + quote));
  return titles.filter((title) => !stands(title)).map((title) => `${path} has no test "${title}"`);
}
