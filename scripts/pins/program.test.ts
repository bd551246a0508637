import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { beforeAll, describe, expect, test } from 'vitest';

const cli = fileURLToPath(new URL('../../apps/cli', import.meta.url));
const output = `${cli}/node_modules/.cache/program`;
const source = ['--import', 'tsx', '--conditions=@x/source', `${cli}/src/bin.ts`];

/** Returns the milliseconds of processor time that a process takes as a whole, as the shell counts them. */
function processorTime(words: readonly string[]): number {
  const script = `TIMEFORMAT='%U %S'; { time "$0" "$@" >/dev/null 2>&1; } 2>&1`;
  const printed = execFileSync('bash', ['-c', script, process.execPath, ...words], { encoding: 'utf8' });
  return printed.split(' ').reduce((sum, seconds) => sum + Number(seconds) * 1_000, 0);
}

describe.runIf(process.platform === 'linux')('the program', () => {
  beforeAll(() => {
    execFileSync('tsup', ['--out-dir', output, '--silent'], { cwd: cli });
    copyFileSync(`${cli}/package.json`, `${output}/../package.json`);
  });

  test.each([
    { words: ['--version'], most: 2 },
    { words: ['boards', 'list', '--help'], most: 3 },
    { words: ['__complete', '--', 'boards', 'du'], most: 3 },
  ])('$words takes at most $most times the processor time of plain Node', ({ words, most }) => {
    let plain = Number.POSITIVE_INFINITY;
    let ours = Number.POSITIVE_INFINITY;
    // Neighbours on the same processor only ever add to a time: the lowest of many rounds is what the program takes.
    for (let round = 0; round < 7 || (round < 60 && ours / plain >= most); round++) {
      plain = Math.min(plain, processorTime(['--eval', '0']));
      ours = Math.min(ours, processorTime([`${output}/bin.js`, ...words]));
    }
    expect(ours / plain).toBeLessThan(most);
  });
});

test('the end of a pipe ends the program quietly', async () => {
  const program = spawn(process.execPath, [...source, 'describe']);
  let errors = '';
  program.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  program.stdout.destroy();
  const [code] = await once(program, 'exit');
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
});

test('an interruption ends a server that was started, and what it has written is whole', async () => {
  const program = spawn(process.execPath, [...source, 'sandbox', '--json'], { stdio: ['ignore', 'pipe', 'ignore'] });
  let printed = '';
  for await (const text of program.stdout.setEncoding('utf8')) {
    printed += text;
    if (printed.endsWith('\n')) program.kill('SIGINT');
  }
  if (program.exitCode === null) await once(program, 'exit');
  expect(program.exitCode).toBe(0);
  expect(JSON.parse(printed)).toMatchObject({ url: expect.stringContaining('http://127.0.0.1:') });
});
