import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { createSandbox } from '@x/sandbox/sandbox';
import { serve } from '@x/sandbox/serve';
import { expect, test } from 'vitest';

import { declaredFiles } from '../../src/nodes/declared-files.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

test('what is read from a server that serves the same schemas is what is committed', async () => {
  using sandbox = createSandbox();
  await using server = await serve(sandbox);
  const files = await declaredFiles(root, server.url);
  expect([...files.keys()].map((file) => file.split('/').at(-1))).toEqual([
    ...['declared-nodes.ts', 'declared-outputs.ts', 'declared-classes.ts'],
  ]);
  for (const [file, text] of files) {
    expect(text.split('\n'), file).toEqual(readFileSync(`${root}${file}`, 'utf8').split('\n'));
  }
});
