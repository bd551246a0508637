import { readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { run } from '../support/run.js';

test('docs/cli.md is the page that describe --markdown prints', async () => {
  const { stdout } = await run(['describe', '--markdown']);
  const page = await readFile(new URL('../../../../docs/cli.md', import.meta.url), 'utf8');
  expect(page, 'run: npm run cli -- describe --markdown > docs/cli.md').toBe(stdout);
});

test('describe names each command with its flags, its fields and what it prints', async () => {
  const { stdout } = await run(['describe']);
  const { commands, exitCodes } = JSON.parse(stdout);
  expect(exitCodes).toHaveProperty('130');
  const list = commands.find(({ name }: { name: string }) => name === 'boards list');
  expect(list).toMatchObject({ kind: 'read', output: 'value', usage: 'invoke boards list [flags]' });
  expect(list.fields).toContain('board_id');
  expect(list.flags).toContainEqual(expect.objectContaining({ flag: '--archived', type: 'switch' }));
});
