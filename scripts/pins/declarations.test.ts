import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, expect, test } from 'vitest';

import { loadedDeclarations } from '../declarations.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'declarations-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The modules without a repository: for tests, and for archives. */
const others = ['test.d.ts', 'implementation.d.ts', 'record.d.ts'];

/** Returns the number of bytes that a compiler reads of the repositories: in all, and of the modules that users import. */
function measure() {
  const options = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--declarationMap'];
  const { status, stdout } = spawnSync('tsc', [...options, '--rootDir', 'src', '--outDir', folder], {
    cwd: join(root, 'packages/repositories'),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`tsc: ${stdout}`);
  const sizes = [...loadedDeclarations(folder, others)].map(([path, text]) => ({
    isInternal: path.startsWith('internal/'),
    size: Buffer.byteLength(text),
  }));
  const sum = (files: typeof sizes) => files.reduce((total, { size }) => total + size, 0);
  return { files: sizes.length, all: sum(sizes), open: sum(sizes.filter(({ isInternal }) => !isInternal)) };
}

// Docstrings are half of it. A limit that is to be higher is raised here, and shows in the diff.
test('the declarations of all repositories that a program loads stay small', () => {
  const { files, all, open } = measure();
  expect(files).toBeGreaterThan(30);
  expect(open, 'those that users import').toBeLessThanOrEqual(80_000);
  expect(all, 'internal ones included').toBeLessThanOrEqual(89_000);
});
