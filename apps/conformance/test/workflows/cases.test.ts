import { createClient } from '@x/resources/client';
import { createSandbox } from '@x/sandbox/sandbox';
import { expect, test } from 'vitest';

import { allCases } from '../../src/workflows/all-cases.js';
import { compareCase } from '../../src/workflows/compare-case.js';
import { convertCase } from '../../src/workflows/convert-case.js';
import { VERSIONS, workflow } from '../../src/workflows/document.js';
import { pairCases } from '../../src/workflows/pair-cases.js';

const sandbox = createSandbox();
const client = createClient({ baseUrl: 'http://sandbox.invalid/', fetch: sandbox.fetch });
const types = await client.services.nodes.types();
const topics = await allCases();

test.each([...topics])('every workflow about %s becomes the graph and batch that is expected', (_, cases) => {
  const differences = cases.flatMap(({ title, expected, ...rest }) =>
    compareCase(expected, convertCase(rest, types)).map((line) => `${title}: ${line}`),
  );
  expect(differences).toEqual([]);
});

test('there are enough workflows, and no two of one topic have one title', () => {
  const titles = [...topics].flatMap(([topic, cases]) => cases.map(({ title }) => `${topic}: ${title}`));
  expect(titles.length).toBeGreaterThan(120);
  expect(titles.length).toBe(new Set(titles).size);
});

test('the nodes of the workflows have the versions of the server', () => {
  const versions = Object.keys(VERSIONS).map((type) => [type, types.templates.get(type)?.version]);
  expect(Object.fromEntries(versions)).toEqual(VERSIONS);
});

test('a rule holds beside another one', () => {
  const all = [...topics.values()].flat();
  const pairs = all.flatMap((one, index) =>
    all.filter((_, other) => other > index && (other - index) % 13 === 0).map((two) => pairCases(one, two)),
  );
  const possible = pairs.filter((pair) => pair !== undefined);
  const differences = possible.flatMap(({ title, expected, ...rest }) =>
    compareCase(expected, convertCase(rest, types)).map((line) => `${title}: ${line}`),
  );
  expect(differences.slice(0, 10)).toEqual([]);
  expect(possible.length).toBeGreaterThan(1_000);
});

test('of the faults of two rules, the server may name either', () => {
  const [one, two] = ['first', 'second'].map((title) => ({
    ...{ title, document: workflow([]) },
    expected: { server: `422 the ${title} (a)` },
  }));
  expect(one && two && pairCases(one, two)?.expected).toMatchObject({
    ...{ server: '422 the second (a)', otherServer: '422 the first (second-a)' },
  });
});
