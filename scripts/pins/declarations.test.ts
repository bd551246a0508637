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

/** Returns the number of bytes that a compiler reads of the repositories, by file. */
function measure(): number[] {
  const options = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--declarationMap'];
  const { status, stdout } = spawnSync('tsc', [...options, '--rootDir', 'src', '--outDir', folder], {
    cwd: join(root, 'packages/repositories'),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`tsc: ${stdout}`);
  return [...loadedDeclarations(folder, others).values()].map((text) => Buffer.byteLength(text));
}

// Docstrings are two fifths of it. A limit that is to be higher is raised here, and shows in the diff.
test('the declarations of all repositories that a program loads stay small, internal ones included', () => {
  const sizes = measure();
  expect(sizes.length).toBeGreaterThan(30);
  expect(sizes.reduce((total, size) => total + size, 0)).toBeLessThanOrEqual(80_000);
});
