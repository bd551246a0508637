import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { expect, test, vi } from 'vitest';

const fromSource = new URL('../../../../scripts/run/from-source.mjs', import.meta.url).href;

// Starting a process is slow on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const program = fileURLToPath(new URL('../../src/internal/bin.ts', import.meta.url));

function start(...flags: string[]): ChildProcess {
  const condition = '--conditions=@x/source';
  return spawn(process.execPath, ['--import', fromSource, condition, program, ...flags], { stdio: 'pipe' });
}

async function firstLine(stream: ChildProcess['stdout']): Promise<string> {
  for await (const chunk of stream ?? []) return String(chunk).trim();
  return '';
}

test('the program prints when it is ready, keeps its records in the folder, and ends on a signal', async () => {
  const root = mkdtempSync(join(tmpdir(), 'sandbox-'));
  try {
    for (const boards of [0, 1]) {
      const child = start('--port', '0', '--root', root);
      const [, url] = /^ready (http:\/\/127\.0\.0\.1:\d+)$/.exec(await firstLine(child.stdout)) ?? [];
      const response = await fetch(`${url}/api/v1/boards/?all=true`);
      expect(await response.json()).toHaveLength(boards);
      await fetch(`${url}/api/v1/boards/?board_name=kept`, { method: 'POST' });
      child.kill(boards === 0 ? 'SIGTERM' : 'SIGINT');
      expect(await once(child, 'exit')).toEqual([0, null]);
    }
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('the program serves users, whose passwords are strict, if its flags say so', async () => {
  const child = start('--multiuser', '--strict-passwords');
  const [, url] = /^ready (http:\/\/127\.0\.0\.1:\d+)$/.exec(await firstLine(child.stdout)) ?? [];
  expect(await (await fetch(`${url}/api/v1/auth/status`)).json()).toMatchObject({
    setup_required: true,
    multiuser_enabled: true,
    strict_password_checking: true,
  });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('an invalid flag is one line and exit code 1', async () => {
  const child = start('--port', 'many');
  const [line, exit] = await Promise.all([firstLine(child.stderr), once(child, 'exit')]);
  expect(line).toBe('sandbox: --port: must be a number from 0 to 65535, got "many"');
  expect(exit).toEqual([1, null]);
});

test('prints its flags for --help, and ends', async () => {
  const child = start('--help');
  const [printed, exit] = await Promise.all([text(child.stdout ?? Readable.from('')), once(child, 'exit')]);
  expect(printed).toMatch(
    /^x-sandbox serves .*--port NUMBER.*--host ADDRESS.*--root FOLDER.*--allow-origin ORIGIN.*--multiuser.*--strict-passwords/s,
  );
  expect(exit).toEqual([0, null]);
});
