import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

import { run } from './support/run.js';
import { seededSandbox } from './support/seeded-sandbox.js';
import { wordsOf } from './support/words-of.js';

const program = (before: string) => `
  import { getHeapSpaceStatistics } from 'node:v8';
  ${before}
  let kept = [];
  for (let index = 0; index < 3_000_000; index++) {
    kept.push({ index });
    if (kept.length > 30_000) kept = [];
  }
  console.log(getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size);
`;

async function youngObjects(before: string): Promise<number> {
  const args = ['--experimental-strip-types', '--no-warnings', '--input-type=module', '--eval', program(before)];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env: {} });
  expect(stderr).toBe('');
  return Number(stdout);
}

test('a process that keeps its heap small gives young objects no more room than they had', async () => {
  const module = JSON.stringify(new URL('../src/small-heap.ts', import.meta.url).href);
  const small = await youngObjects(`(await import(${module})).keepHeapSmall();`);
  expect(small).toBeLessThan((await youngObjects('')) / 3);
});

test.each([
  { line: 'images copy --board Landscapes --to http://127.0.0.1:9191 --yes', isTransfer: true },
  { line: 'images list', isTransfer: false },
])('"$line" keeps the heap small: $isTransfer', async ({ line, isTransfer }) => {
  using server = await seededSandbox(line);
  let isSmall = false;
  const keepHeapSmall = () => {
    isSmall = true;
  };
  expect(await run(wordsOf(line, server.words), { ...server, keepHeapSmall })).toMatchObject({ code: 0 });
  expect(isSmall).toBe(isTransfer);
});
