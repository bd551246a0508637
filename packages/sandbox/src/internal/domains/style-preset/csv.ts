/** Returns rows as CSV with a heading, as Python writes it: fields in quotes only where they need them. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');

const quoted = (field: string) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

/** Returns the rows of a CSV text as Python reads them, without empty ones. Throws for a lone carriage return. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field: string | undefined;
  let state: State = 'start';
  const endField = () => {
    row.push(field ?? '');
    field = undefined;
    state = 'start';
  };
  const endRow = () => {
    if (field !== undefined || row.length > 0 || state !== 'start') row.push(field ?? '');
    if (row.length > 0) rows.push(row);
    [row, field, state] = [[], undefined, 'start'];
  };
  for (const [index, letter] of [...text].entries()) {
    if (state === 'quoted') {
      if (letter === '"') state = 'quote';
      else field += letter;
    } else if (letter === '\n') endRow();
    else if (letter === '\r') assertLineEnd(text, index);
    else if (letter === ',') endField();
    else if (letter === '"' && state === 'start') [state, field] = ['quoted', ''];
    else if (letter === '"' && state === 'quote') [state, field] = ['quoted', `${field}"`];
    else [state, field] = ['plain', (field ?? '') + letter];
  }
  endRow();
  return rows;
}

type State = 'start' | 'plain' | 'quoted' | 'quote';

function assertLineEnd(text: string, index: number): void {
  if (!/^\r*(\n|$)/.test([...text].slice(index, index + 8).join('')))
    throw new Error('new-line character seen in unquoted field');
}
