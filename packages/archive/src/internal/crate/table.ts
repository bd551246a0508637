import type { Line } from '../item/entry.js';

const columns = [
  'name',
  'kind',
  'board_id',
  'board_name',
  'category',
  'starred',
  'created_at',
  'width',
  'height',
  'bytes',
  'sha256',
  'path',
] as const;

/** The first line of the table. */
export const tableHead = `${columns.join(',')}\r\n`;

/** Returns the line of an item in the table, as RFC 4180 has it. */
export function tableLine(
  { kind, name, path, sha256, bytes, record }: Line,
  boardName: (id: string) => string,
): string {
  const fields: Readonly<Record<string, unknown>> = { ...record };
  const board = fields['board_id'];
  const values: Readonly<Record<(typeof columns)[number], unknown>> = {
    ...{ name, kind, bytes, sha256, path },
    board_id: board,
    board_name: typeof board === 'string' ? boardName(board) : '',
    category: fields[`${kind}_category`],
    starred: fields['starred'],
    created_at: fields['created_at'],
    width: fields['width'],
    height: fields['height'],
  };
  return `${columns.map((column) => cell(values[column])).join(',')}\r\n`;
}

function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
