import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const write = (...files: readonly string[]) =>
  promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--conditions=@x/source', 'scripts/workflow-types.ts', ...files],
    { cwd: root },
  );

test('the types of a file are written next to it', { timeout: 300_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'workflow-types-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'resize.json');
  await copyFile(join(root, 'examples/resize.json'), file);
  const written = join(folder, 'resize.workflow.ts');
  expect((await write(file)).stdout.trim()).toBe(written);
  expect(await readFile(written, 'utf8')).toContain('export type ResizeInputs = {');
});

test('without a file it says how to name one', { timeout: 300_000 }, async () => {
  await expect(write()).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('name the files') });
});
