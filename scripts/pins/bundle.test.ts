import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { bundle, programs } from '../bundle.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const options = { external: ['zod', 'ky', 'engine.io-client'], conditions: ['@x/source'] };

// A size that is meant to change is changed here, and shows in the diff. Minified bytes, dependencies apart.
test.each([
  ['a web page loads one repository', programs.repository, 9_200, 0.02],
  ['a program loads a whole client', programs.client, 193_000, 0.05],
])('%s in about the same number of bytes as before', async (_, program, expected, tolerance) => {
  const { length } = await bundle(root, program, options);
  expect(length).toBeGreaterThan(expected * (1 - tolerance));
  expect(length).toBeLessThan(expected * (1 + tolerance));
});

test('a client does not load what lints graphs before it is used', async () => {
  const start = await bundle(root, programs.client, options);
  const lint = await bundle(root, "export { lintGraph } from '@x/services/graph';", options);
  const code = 'edge_overridden'; // which is in no other file
  expect([start.includes(code), lint.includes(code)]).toEqual([false, true]);
});
