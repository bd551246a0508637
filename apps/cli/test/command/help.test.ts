import { expect, test } from 'vitest';

import { loadAll } from '../../src/command/load.js';
import { run } from '../support/run.js';

const commands = await loadAll();

test.each(commands)(
  'the help of $words has two examples, its flags and the exit codes, in 60 columns',
  async ({ words, command }) => {
    const { code, stdout, stderr } = await run([...words, '--help'], { columns: 60 });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { line } of command.examples) expect(stdout).toContain(`    invoke ${line}\n`);
    expect(stdout).toContain('--json');
    expect(stdout).toContain('Exit codes');
    const prose = stdout.split('\n').filter((line) => !line.startsWith('    invoke '));
    expect(prose.filter((line) => line.length > 60)).toEqual([]);
  },
);

test.each([40, 60, 100])('the overview fits into %i columns and names every command', async (columns) => {
  const { stdout } = await run([], { columns });
  for (const { words } of commands) for (const word of words) expect(stdout).toContain(word);
  expect(stdout.split('\n').filter((line) => line.length > columns)).toEqual([]);
});

test('a noun alone prints its commands', async () => {
  const { code, stdout } = await run(['boards']);
  expect(code).toBe(0);
  expect(stdout).toContain('duplicate');
});
