import { expect, test } from 'vitest';

import type { Difference } from '../../src/compare/compare-runs.js';
import { explain } from '../../src/compare/explain.js';
import { readExplanations } from '../../src/compare/explanations.js';

const pin = 'apps/conformance/test/compare/explain.test.ts: a known difference is explained';
const table = (rows: string) =>
  `# Differences\n\n| scenario | exchange | path | reason | test |\n|---|---|---|---|---|\n${rows}`;
const row = (test: string) => `| a scenario | \`GET /x\` | \`$.status\` | because | ${test} |`;
const titles = new Set(['a scenario']);
const difference: Difference = { scenario: 'a scenario', exchange: 'GET /x', path: '$.status', left: 200, right: 201 };

test('a known difference is explained, another is not', () => {
  const explanations = readExplanations(titles, table(row(pin)));
  const other = { ...difference, path: '$.headers.allow' };
  const { unexplained, explained, stale } = explain([difference, other], explanations);
  expect([unexplained, explained, stale]).toEqual([[other], [difference], []]);
});

test('an explanation without a difference is stale if its scenario ran', () => {
  expect(explain([], readExplanations(titles, table(row(pin)))).stale).toHaveLength(1);
  expect(explain([], readExplanations(new Set(), table(row(pin)))).stale).toEqual([]);
});

test.each(['', 'nowhere.test.ts: x', 'apps/conformance/test/options.test.ts: no such test'])(
  'an explanation without an existing test is an error: %s',
  (test) => {
    expect(() => readExplanations(titles, table(row(test)))).toThrow('no such test');
  },
);
