import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const scripts = fileURLToPath(new URL('..', import.meta.url));
const SERVER = `require('node:net').createServer(() => {}).listen(0, '127.0.0.1', function () {
  console.log('port ' + this.address().port);
})`;
/** A shell that starts another program, and ends without it. */
const CARELESS = '#!/bin/sh\nnode server.cjs &\nwait\n';

let folder: string;
const started: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-'));
  mkdirSync(join(folder, 'scripts'));
  copyFileSync(join(scripts, 'run.mjs'), join(folder, 'scripts/run.mjs'));
  cpSync(join(scripts, 'run'), join(folder, 'scripts/run'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), readFileSync(join(scripts, '../package.json')));
  writeFileSync(join(folder, 'server.cjs'), SERVER);
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'npx'), CARELESS); // what is started on a bare clone
  writeFileSync(join(folder, 'careless.sh'), CARELESS);
  chmodSync(join(bin, 'npx'), 0o755);
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a program that starts a server, and returns it and the server's port. */
async function start(file: string, args: string[], agent: string) {
  const PATH = [join(folder, 'bin'), dirname(process.execPath), process.env['PATH']].join(delimiter);
  const env = { ...process.env, PATH, npm_config_user_agent: agent };
  const child = spawn(file, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  let output = '';
  for await (const chunk of child.stdout) {
    output += chunk;
    const [, port] = /port (\d+)/.exec(output) ?? [];
    if (port !== undefined) return { child, port: Number(port) };
  }
  throw new Error(`no server: ${output}`);
}

/** Resolves with true when nobody listens on a port. The test's own limit ends a hang. */
async function isFreed(port: number): Promise<boolean> {
  const isOpen = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.unref();
    });
  while (await isOpen()) await new Promise((resolve) => setTimeout(resolve, 20));
  return true;
}

const run = ['scripts/run.mjs', 'sh', 'careless.sh', '--'];

describe.each([
  ['where all is installed', 'pnpm/0.0.0 '],
  ['on a bare clone, by npx', 'npm/0.0.0 '],
])('%s', (_where, agent) => {
  test.each(['SIGTERM', 'SIGHUP', 'SIGKILL'] as const)('what a script started ends with it: %s', async (signal) => {
    const { child, port } = await start(process.execPath, run, agent);
    child.kill(signal);
    await once(child, 'exit');
    expect(await isFreed(port)).toBe(true);
  });

  const shell = `"${process.execPath}" ${run.join(' ')}; true`;
  const npm = `require('node:child_process').spawnSync('sh', ['-c', process.argv[1]], { stdio: 'inherit' })`;

  test.each([
    ['a shell', 'sh', ['-c', shell]],
    ['what started the shell', process.execPath, ['-e', npm, shell]],
  ])(
    'what a script started ends with whoever started that, though it passes on no signal: %s',
    async (_who, file, args) => {
      const { child, port } = await start(file, args, agent);
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(await isFreed(port)).toBe(true);
    },
  );
});

test('a script ends with the exit code of what it started, and leaves nothing behind to wait for', async () => {
  const args = ['scripts/run.mjs', 'node', '-e', 'process.exitCode = 7', '--'];
  const env = { ...process.env, npm_config_user_agent: 'pnpm/0.0.0 ' };
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  expect(await once(child, 'close')).toEqual([7, null]);
});
