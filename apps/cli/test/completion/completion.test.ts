import { expect, test } from 'vitest';

import { SHELLS, scriptFor } from '../../src/completion/scripts.js';
import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';

const words = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t')[0]);

test('nouns, commands and flags are completed', async () => {
  expect(words((await run(['__complete', '--', 'bo'])).stdout)).toEqual(['boards']);
  expect(words((await run(['__complete', '--', 'boards', 'du'])).stdout)).toEqual(['duplicate']);
  expect(words((await run(['__complete', '--', 'boards', 'list', '--arch'])).stdout)).toEqual(['--archived']);
});

test('names of boards and models are completed', async () => {
  using server = await seededSandbox();
  expect(words((await run(['__complete', '--', 'boards', 'show', 'La'], server)).stdout)).toEqual(['Landscapes']);
  const into = ['__complete', '--', 'boards', 'merge', 'Landscapes', '--into', 'P'];
  expect(words((await run(into, server)).stdout)).toEqual(['Portraits']);
  expect(words((await run(['__complete', '--', 'models', 'show', 'F'], server)).stdout)).toEqual(['Film grain']);
});

test('names of profiles are completed', async () => {
  const setUp = [['config', 'add', 'studio', 'http://127.0.0.1:9090']];
  expect(words((await run(['__complete', '--', 'config', 'use', ''], { setUp })).stdout)).toEqual(['studio']);
});

test('ids of transfers that have not ended are completed', async () => {
  using server = await seededSandbox('resume TRANSFER');
  expect(words((await run(['__complete', '--', 'resume', ''], server)).stdout)).toEqual([server.words['TRANSFER']]);
});

test('nothing is completed, and nothing is said, when the server does not respond', async () => {
  using server = await seededSandbox();
  const fetch = () => Promise.reject(new TypeError('fetch failed'));
  const sandbox = { ...server.sandbox, fetch };
  expect(await run(['__complete', '--', 'boards', 'show', 'L'], { sandbox })).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  });
});

test.each(SHELLS)('the script for %s calls the program with what was typed', async (shell) => {
  const { code, stdout } = await run(['completion', shell]);
  expect(code).toBe(0);
  expect(stdout).toBe(scriptFor(shell));
  expect(stdout).toContain('invoke __complete --');
});
