import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { createSandbox } from '@x/sandbox';
import { expect, test } from 'vitest';

import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';
import { temporaryHome } from '../support/temporary-home.js';

const namesIn = (stdout: string): string[] =>
  JSON.parse(stdout).map(({ board_name }: { board_name: string }) => board_name);

test('an empty board is exported and imported, alone and where all images are there', async () => {
  using server = await seededSandbox();
  using home = temporaryHome();
  const archive = join(home.path, 'archive');
  const { env } = server;
  const from = { env, sandbox: server.sandbox, home: home.path };
  const to = { env, sandbox: server.other, home: home.path };
  const names = async () => namesIn((await run(['boards', 'list', '--json'], to)).stdout).sort();

  const first = await run(['boards', 'export', 'Portraits', '--to', archive, '--yes'], from);
  expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining('done\tcreate\tboard\tPortraits\t') });
  expect((await run(['archive', 'verify', archive])).code).toBe(0);
  expect(await run(['boards', 'export', 'Portraits', '--to', archive, '--yes'], from)).toMatchObject({ stdout: '' });
  expect((await run(['boards', 'import', archive, '--yes'], to)).code).toBe(0);
  expect(await names()).toEqual(['Portraits']);

  expect((await run(['boards', 'export', '--to', archive, '--yes'], from)).code).toBe(0);
  expect((await run(['boards', 'import', archive, '--yes'], to)).code).toBe(0);
  expect((await run(['boards', 'delete', 'Portraits', '--yes'], to)).code).toBe(0);
  expect(await names()).toEqual(['Landscapes']);
  expect((await run(['boards', 'import', archive, '--yes'], to)).stdout).toContain('done\tcreate\tboard\tPortraits\t');
  expect(await names()).toEqual(['Landscapes', 'Portraits']);
  expect(await run(['boards', 'import', archive, '--into', 'All', '--yes'], to)).toMatchObject({ code: 0, stdout: '' });
  expect(await names()).toEqual(['Landscapes', 'Portraits']);
});

test('an export of an empty gallery writes an archive without items, which is valid', async () => {
  using home = temporaryHome();
  using sandbox = createSandbox();
  const archive = join(home.path, 'archive');
  const words = ['boards', 'export', '--to', archive];
  const dry = await run([...words, '--dry-run'], { sandbox });
  expect(dry).toEqual({ code: 0, stdout: '', stderr: `write the archive "${archive}"\n` });
  expect(existsSync(archive)).toBe(false);
  const refused = await run(words, { sandbox, columns: 80, lines: ['n'] });
  expect([refused.code, existsSync(archive)]).toEqual([1, false]);
  for (const _ of [1, 2]) {
    expect((await run([...words, '--yes'], { sandbox })).code).toBe(0);
    expect((await run(['archive', 'verify', archive], { sandbox })).code).toBe(0);
  }
});
