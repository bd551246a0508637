import { readFileSync } from 'node:fs';

/** One row of the table of transitions in `src/internal/job/README.md`. */
export interface TransitionRow {
  /** Such as `tracked +started`. */
  readonly state: string;
  readonly observation: string;
  readonly next: string;
  readonly emits: string;
  readonly requests: string;
}

/** Returns the rows of the table. A row about `open` states is one about `tracked` and one about `loading`. */
export function transitionRows(): TransitionRow[] {
  const text = readFileSync(new URL('../../src/internal/job/README.md', import.meta.url), 'utf8');
  const [, table = ''] = text.split('| state | observation | next state | emits | requests |\n|---|---|---|---|---|\n');
  const rows = table.trimEnd().split('\n').map(toRow);
  return rows.flatMap((row) => {
    if (!row.state.startsWith('open')) return [row];
    return ['tracked', 'loading'].map((phase) => ({
      ...row,
      state: row.state.replace('open', phase),
      next: row.next.replace('open', phase),
    }));
  });
}

function toRow(line: string): TransitionRow {
  const [, state, observation, next, emits, requests, ...rest] = line.split('|').map((cell) => cell.trim());
  if (!state || !observation || !next || emits === undefined || requests === undefined || rest.join() !== '') {
    throw new TypeError(`not a row of the table of transitions: ${line}`);
  }
  return { state, observation, next, emits, requests };
}
