import { expect, test } from 'vitest';

import type { Difference } from '../../src/compare/compare-runs.js';
import { explain } from '../../src/compare/explain.js';
import { readExplanations } from '../../src/compare/explanations.js';

const pin = 'apps/conformance/test/compare/explain.test.ts: a known difference is explained';
const table = (rows: string) =>
  `# Differences\n\n| scenario | exchange | path | reason | test |\n|---|---|---|---|---|\n${rows}`;
const row = (test: string) => `| a story | \`GET /x\` | \`$.status\` | because | ${test} |`;
const titles = new Set(['a story']);
const difference: Difference = { scenario: 'a story', exchange: 'GET /x', path: '$.status', left: 200, right: 201 };

test('a known difference is explained, another is not', () => {
  const explanations = readExplanations(titles, table(row(pin)));
  const other = { ...difference, path: '$.headers.allow' };
  const { open, explained, stale } = explain([difference, other], explanations);
  expect([open, explained, stale]).toEqual([[other], [difference], []]);
});

test('an explanation of what differs no more is stale, if its scenario was played', () => {
  expect(explain([], readExplanations(titles, table(row(pin)))).stale).toHaveLength(1);
  expect(explain([], readExplanations(new Set(), table(row(pin)))).stale).toEqual([]);
});

test.each(['', 'nowhere.test.ts: x', 'apps/conformance/test/options.test.ts: no such test'])(
  'an explanation that no test pins is refused: %s',
  (test) => {
    expect(() => readExplanations(titles, table(row(test)))).toThrow('no test pins this');
  },
);
