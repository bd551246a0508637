import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { bundle, programs } from '../bundle.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const options = { external: ['zod', 'ky', 'engine.io-client'], conditions: ['@x/source'] };

// A size that is meant to change is changed here, and shows in the diff. Minified bytes, dependencies apart.
test.each([
  ['a web page loads one repository', programs.repository, 9_200, 0.02],
  ['a program loads a whole client', programs.client, 219_000, 0.05],
])('%s in about the same number of bytes as before', async (_, program, expected, tolerance) => {
  const { length } = await bundle(root, program, options);
  expect(length).toBeGreaterThan(expected * (1 - tolerance));
  expect(length).toBeLessThan(expected * (1 + tolerance));
});

test.each([
  ['what lints graphs', "export { lintGraph } from '@x/services/graph';", 'edge_overridden'],
  ['what converts workflows', "export { convertWorkflow } from '@x/services/workflow';", 'batch_unconnected'],
])('a client does not load %s before it is used', async (_, part, code) => {
  const start = await bundle(root, programs.client, options);
  expect(start.includes(code)).toBe(false);
  expect((await bundle(root, part, options)).includes(code)).toBe(true);
});

test('a client does not load the graphs of recipes before one is used', async () => {
  const start = await bundle(root, programs.client, options);
  const everything = await bundle(root, programs.client, { ...options, onDemand: true });
  const code = 'cogview4_denoise';
  expect([start.includes(code), everything.includes(code)]).toEqual([false, true]);
});

test('what reads metadata has at most 12 kB, compressed', async () => {
  const code = await bundle(root, "export { readMetadata } from '../metadata/src/metadata.ts';", options);
  expect(code.includes('invokeai_metadata')).toBe(true);
  expect(gzipSync(code, { level: 9 }).length).toBeLessThan(12_000);
});
