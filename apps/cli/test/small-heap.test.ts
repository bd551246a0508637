import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

import { isTransfer } from '../src/small-heap.js';
import { programArguments } from './support/start-program.js';

const commands = new URL('../src/commands/', import.meta.url);

/** Writes the bytes of young objects that have room in a process when it ends. */
const atExit = `data:text/javascript,${encodeURIComponent(`
  import { getHeapSpaceStatistics } from 'node:v8';
  process.on('exit', () => {
    const { space_size } = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
    process.stderr.write('room: ' + space_size);
  });
`)}`;

/** Runs a command line that ends because nothing listens. */
async function youngObjects(words: readonly string[]): Promise<number> {
  const args = ['--import', atExit, ...programArguments([...words, '--server', 'http://127.0.0.1:9'])];
  const { code, stderr } = await promisify(execFile)(process.execPath, args).catch((error) => error);
  expect(code).toBe(5);
  return Number(/room: (\d+)$/.exec(stderr)?.[1]);
}

test('a transfer gives young objects a fraction of the room that they take in other commands', {
  tags: 'large',
}, async () => {
  const small = await youngObjects(['images', 'copy', '--to', 'http://127.0.0.1:9', '--yes']);
  expect(small).toBeLessThanOrEqual((await youngObjects(['images', 'list'])) / 4);
});

test('every command that transfers files keeps its heap small, and no other', async () => {
  const files = (await readdir(commands, { recursive: true })).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(40);
  for (const file of files) {
    const isOne = /planTransfer\(|readWork\(/.test(await readFile(new URL(file, commands), 'utf8'));
    expect([file, isTransfer(['node', 'invoke', ...file.replace('.ts', '').split('/')])]).toEqual([file, isOne]);
  }
});
