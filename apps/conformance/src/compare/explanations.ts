import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const FILE = `${root}apps/conformance/differences.md`;

/** A known difference, its reason, and the test that fails when the reason no longer applies. */
export interface Explanation {
  readonly scenario: string;
  readonly exchange: string;
  readonly path: string;
  readonly reason: string;
  /** `file: title of the test` */
  readonly test: string;
}

/** Returns the explanations for the scenarios with these titles. */
export function readExplanations(titles: ReadonlySet<string>, text = readFileSync(FILE, 'utf8')): Explanation[] {
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  const all = rows.slice(2).map(toExplanation);
  return all.filter(({ scenario }) => titles.has(scenario));
}

function toExplanation(row: string): Explanation {
  const cells = row.split(/(?<!\\)\|/).slice(1, -1);
  const [scenario = '', exchange = '', path = '', reason = '', test = ''] = cells.map((cell) =>
    cell.trim().replace(/^`|`$/g, '').replaceAll('\\|', '|'),
  );
  if (!scenario || !reason) throw new Error(`differences.md: row without scenario or reason: ${row}`);
  const [file = '', name = ''] = test.split(/: (.*)/);
  const hasTest = existsSync(root + file) && name !== '' && readFileSync(root + file, 'utf8').includes(name);
  if (!hasTest) throw new Error(`differences.md: no such test: ${row}`);
  return { scenario, exchange, path, reason, test };
}
