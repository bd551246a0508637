import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';
import { temporaryHome } from '../support/temporary-home.js';

test('names are read again when the file that keeps them is damaged', async () => {
  using server = await seededSandbox();
  using home = temporaryHome();
  const folder = join(home.path, '.config/invoke');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'completion.json'), '{"key":"board');
  const { stdout } = await run(['__complete', '--', 'boards', 'show', 'La'], { ...server, home: home.path });
  expect(stdout).toMatch(/^Landscapes\t/);
});
