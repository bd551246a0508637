import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

const fromSource = new URL('../../../scripts/run/from-source.mjs', import.meta.url).href;

const index = new URL('../src/index.ts', import.meta.url).href;

/** Returns the names of the native libraries that a program has loaded in the end. */
async function librariesOf(program: string): Promise<string> {
  const code = `import { createSandbox } from ${JSON.stringify(index)};
    const sandbox = createSandbox();
    ${program}
    console.log(process.report.getReport().sharedObjects.filter((path) => /sharp|vips/.test(path)).join());`;
  const args = ['--import', fromSource, '--conditions=@x/source', '--input-type=module', '--eval', code];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return stdout.trim();
}

test('loads sharp for the first image, and not before', async () => {
  const boards =
    "await sandbox.seed({ boards: [{ board_name: 'b' }] }); await sandbox.fetch('http://x/api/v1/boards/?all=1');";
  expect(await librariesOf(boards)).toBe('');
  expect(await librariesOf('await sandbox.seed({ images: [{}] });')).toMatch(/sharp/);
});
