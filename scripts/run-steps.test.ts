import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { afterAll, expect, test } from 'vitest';

const program = fileURLToPath(new URL('run-steps.mjs', import.meta.url));
const bin = mkdtempSync(join(tmpdir(), 'steps-'));
afterAll(() => rmSync(bin, { recursive: true, force: true }));
// It prints its third argument, then its first as the last line, and exits with the second.
writeFileSync(join(bin, 'vitest'), '#!/bin/sh\necho output of tests\nprintf "$3"\necho "$1"\nexit "$2"\n', {
  mode: 0o755,
});

function start(steps: string, ...groups: string[]) {
  const env = { ...process.env, PATH: [bin, process.env['PATH']].join(delimiter) };
  const child = spawn(process.execPath, [program, ...groups], { env });
  child.stdin.end(steps);
  const end = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]).then(
    ([stdout, stderr, [code]]) => ({ last: stdout.trimEnd().split('\n').at(-1), stdout, stderr, code }),
  );
  return { child, end };
}

test('runs the steps of a group after one has failed, and no other', async () => {
  const { last, stdout, code } = await start('a false\nb echo from b\na echo from a\n', 'a').end;
  expect({ last, code }).toEqual({ last: '1 passed, 1 failed', code: 1 });
  expect(stdout).toContain('\nfrom a\n');
  expect(stdout).not.toContain('\nfrom b\n');
});

test.each([
  ['a passed step is counted', 'a true', '1 passed, 0 failed', 0],
  ['tests are counted one by one', "a true\nb vitest '7 passed, 0 failed' 0", '8 passed, 0 failed', 0],
  ['a failed test is counted once', "a vitest '7 passed, 2 failed' 1\nb true", '8 passed, 2 failed', 1],
  [
    'a run of tests that fails without a failed test is a failure',
    "a vitest '7 passed, 0 failed' 1",
    '7 passed, 1 failed',
    1,
  ],
  ['a run of tests without counts is a failure', "a vitest 'nothing' 0\nb true", '1 passed, 1 failed', 1],
  ['a run without any test is a failure', "a vitest '0 passed, 0 failed' 0", '0 passed, 1 failed', 1],
])('%s', async (_, steps, line, status) => {
  const { last, code } = await start(steps, 'a', ...(steps.includes('\nb') ? ['b'] : [])).end;
  expect({ last, code }).toEqual({ last: line, code: status });
});

test('names the steps and the tests that failed before the last line', async () => {
  const fail = String.raw`'failed: x.test.ts: is right\n'`;
  const { stdout } = await start(`a vitest '1 passed, 1 failed' 1 ${fail}\na true\na false\n`, 'a').end;
  expect(stdout.split('\n').slice(-5)).toEqual([
    `failed: a: vitest '1 passed, 1 failed' 1 ${fail}`,
    'failed:   x.test.ts: is right',
    'failed: a: false',
    '2 passed, 2 failed',
    '',
  ]);
});

test('names the tests that passed only when they were repeated', async () => {
  const repeated = 'passed only when repeated: x.test.ts: is right';
  const { stdout, code } = await start(`a vitest '1 passed, 0 failed' 0 '${repeated}\\n'\na true\n`, 'a').end;
  expect(stdout.split('\n').slice(-3)).toEqual([repeated, '2 passed, 0 failed', '']);
  expect(code).toBe(0);
});

test('fails on a group that it does not know', async () => {
  const { last, stderr, code } = await start('a true\nb true\n', 'a', 'c').end;
  expect({ last, code }).toEqual({ last: '1 passed, 1 failed', code: 1 });
  expect(stderr).toBe('unknown group "c"; the groups are a, b\n');
});

test('lists the steps and runs none', async () => {
  const steps = 'a false\nb true\n';
  const { stdout, code } = await start(steps, '--list').end;
  expect({ stdout, code }).toEqual({ stdout: steps, code: 0 });
});

test('ends the running step on a signal, and then itself', async () => {
  const { child, end } = start('a echo started; exec sleep 60\na echo next step\n', 'a');
  child.stdout.on('data', (chunk) => /^started$/m.test(`${chunk}`) && child.kill('SIGTERM'));
  const { last, stdout, code } = await end;
  expect({ last, code }).toEqual({ last: '0 passed, 1 failed', code: 1 });
  expect(stdout).not.toContain('next step');
});
