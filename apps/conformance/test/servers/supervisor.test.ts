import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { isAlive } from '../../src/servers/process-id.js';

const supervisor = fileURLToPath(new URL('../../src/servers/supervisor.ts', import.meta.url));
/** A server with a child of its own, which says both their ids. */
const server = `
  const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  console.log(process.pid + ' ' + child.pid);
  setInterval(() => {}, 1000);`;
/** One of us, which starts the supervisor and goes on until it is killed. */
const parent = `
  const [program, ...words] = process.argv.slice(1);
  const child = require('node:child_process').spawn(program, words, { detached: true, stdio: ['pipe', 'inherit', 'inherit'] });
  setInterval(() => {}, 1000);`;

async function line(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('nothing to read from');
  const [chunk] = await once(child.stdout, 'data');
  return String(chunk);
}

const newRoot = () => mkdtempSync(join(tmpdir(), 'supervisor-'));
const wordsFor = (root: string, code: string) => [supervisor, root, process.execPath, '-e', code];

async function gone(ids: readonly number[], root: string): Promise<void> {
  await expect.poll(() => [...ids.filter(isAlive), existsSync(root)], { timeout: 5_000 }).toEqual([false]);
}

test('a server ends with its children and its root when the pipe to it closes', async () => {
  const root = newRoot();
  const child = spawn(process.execPath, wordsFor(root, server), { stdio: ['pipe', 'pipe', 'inherit'] });
  const ids = (await line(child)).split(' ').map(Number);
  expect(ids.every(isAlive)).toBe(true);
  child.stdin.destroy();
  await gone(ids, root);
});

test('a server ends when whoever started it is killed without a chance', async () => {
  const root = newRoot();
  const words = ['-e', parent, process.execPath, ...wordsFor(root, server)];
  const killed = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ids = (await line(killed)).split(' ').map(Number);
  killed.kill('SIGKILL');
  await gone(ids, root);
});

test('a server that is killed at SIGUSR2 is started again on the same root', async () => {
  const root = newRoot();
  const child = spawn(process.execPath, wordsFor(root, server), { stdio: ['pipe', 'pipe', 'inherit'] });
  const killed = (await line(child)).split(' ').map(Number);
  child.kill('SIGUSR2');
  const ids = (await line(child)).split(' ').map(Number);
  await expect.poll(() => killed.filter(isAlive), { timeout: 5_000 }).toEqual([]);
  expect([ids.every(isAlive), existsSync(root)]).toEqual([true, true]);
  child.stdin.destroy();
  await gone(ids, root);
});

test('the end of a server is the end of its supervisor, with the same code', async () => {
  const root = newRoot();
  const child = spawn(process.execPath, wordsFor(root, 'process.exit(7)'), { stdio: ['pipe', 'ignore', 'inherit'] });
  expect((await once(child, 'exit'))[0]).toBe(7);
  expect(existsSync(root)).toBe(false);
});
