import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const FILE = `${root}apps/conformance/differences.md`;

/** A difference that is known, why it is there, and the test that says so. */
export interface Explanation {
  readonly scenario: string;
  readonly exchange: string;
  readonly path: string;
  readonly reason: string;
  /** `file: name of the test` */
  readonly test: string;
}

/** Returns the explanations of those scenarios that were played. */
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
  if (!scenario || !reason) throw new Error(`differences.md: a row lacks its scenario or its reason: ${row}`);
  const [file = '', name = ''] = test.split(/: (.*)/);
  const isPinned = existsSync(root + file) && name !== '' && readFileSync(root + file, 'utf8').includes(name);
  if (!isPinned) throw new Error(`differences.md: no test pins this: ${row}`);
  return { scenario, exchange, path, reason, test };
}
