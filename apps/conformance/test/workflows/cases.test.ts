import { createClient } from '@x/resources/client';
import { createSandbox } from '@x/sandbox/sandbox';
import { expect, test } from 'vitest';

import { allCases } from '../../src/workflows/all-cases.js';
import { compareCase } from '../../src/workflows/compare-case.js';
import { convertCase } from '../../src/workflows/convert-case.js';
import { VERSIONS } from '../../src/workflows/document.js';

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
