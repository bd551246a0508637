import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { isAlive } from '../../src/servers/process-id.js';

const supervisor = fileURLToPath(new URL('../../src/servers/supervisor.ts', import.meta.url));
/** A server with a child process. It prints both ids. */
const server = `
  const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  console.log(process.pid + ' ' + child.pid);
  setInterval(() => {}, 1000);`;
/** A program that starts the supervisor and runs until it is killed. */
const parent = `
  const [program, ...args] = process.argv.slice(1);
  const child = require('node:child_process').spawn(program, args, { detached: true, stdio: ['pipe', 'inherit', 'inherit'] });
  setInterval(() => {}, 1000);`;

async function line(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the process has no stdout');
  const [chunk] = await once(child.stdout, 'data');
  return String(chunk);
}

const newRoot = () => mkdtempSync(join(tmpdir(), 'supervisor-'));
const argsFor = (root: string, code: string) => [supervisor, root, process.execPath, '-e', code];

async function expectGone(ids: readonly number[], root: string): Promise<void> {
  await expect.poll(() => [...ids.filter(isAlive), existsSync(root)], { timeout: 60_000 }).toEqual([false]);
}

test('a server is stopped with its children and its root when the pipe closes', async () => {
  const root = newRoot();
  const child = spawn(process.execPath, argsFor(root, server), { stdio: ['pipe', 'pipe', 'inherit'] });
  const ids = (await line(child)).split(' ').map(Number);
  expect(ids.every(isAlive)).toBe(true);
  child.stdin.destroy();
  await expectGone(ids, root);
});

test('a server is stopped when the program that started it is killed', async () => {
  const root = newRoot();
  const args = ['-e', parent, process.execPath, ...argsFor(root, server)];
  const killed = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ids = (await line(killed)).split(' ').map(Number);
  killed.kill('SIGKILL');
  await expectGone(ids, root);
});

test('SIGUSR2 restarts a server with the same root', async () => {
  const root = newRoot();
  const child = spawn(process.execPath, argsFor(root, server), { stdio: ['pipe', 'pipe', 'inherit'] });
  const killed = (await line(child)).split(' ').map(Number);
  child.kill('SIGUSR2');
  const ids = (await line(child)).split(' ').map(Number);
  await expect.poll(() => killed.filter(isAlive), { timeout: 60_000 }).toEqual([]);
  expect([ids.every(isAlive), existsSync(root)]).toEqual([true, true]);
  child.stdin.destroy();
  await expectGone(ids, root);
});

test('the supervisor exits with the exit code of the server', async () => {
  const root = newRoot();
  const child = spawn(process.execPath, argsFor(root, 'process.exit(7)'), { stdio: ['pipe', 'ignore', 'inherit'] });
  expect((await once(child, 'exit'))[0]).toBe(7);
  expect(existsSync(root)).toBe(false);
});
