import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createSandbox } from '@x/sandbox';
import { serve } from '@x/sandbox/serve';
import { expect, test } from 'vitest';

import { makePictures } from './support/make-pictures.js';
import { programArguments } from './support/start-program.js';
import { temporaryHome } from './support/temporary-home.js';

/** A file of Linux on a disk that is always full. */
const FULL = '/dev/full';

/** Runs a program of which one output is on a full disk, and returns its code and what it wrote to the other. */
async function runUnwritable(words: readonly string[], unwritable: 'stdout' | 'stderr', home: string) {
  await using full = await open(FULL, 'w');
  const stdio =
    unwritable === 'stdout' ? (['ignore', full.fd, 'pipe'] as const) : (['ignore', 'pipe', full.fd] as const);
  const env = { ...process.env, XDG_STATE_HOME: home, XDG_CONFIG_HOME: home };
  const program = spawn(process.execPath, programArguments(words), { cwd: home, env, stdio: [...stdio] });
  let text = '';
  const readable = unwritable === 'stdout' ? program.stderr : program.stdout;
  readable?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  await once(program, 'close');
  return { code: program.exitCode, text };
}

test.runIf(existsSync(FULL)).each(['describe', '--version', '--help'])(
  '%s fails, and says why, where its output cannot be written',
  async (word) => {
    using home = temporaryHome();
    const { code, text } = await runUnwritable([word], 'stdout', home.path);
    expect(text).toMatch(/^invoke: the output cannot be written: ENOSPC: .+\n$/);
    expect(code).toBe(1);
  },
);

test.runIf(existsSync(FULL))('what cannot be written to stderr does not keep the report from stdout', async () => {
  using home = temporaryHome();
  using sandbox = createSandbox();
  await using served = await serve(sandbox);
  await mkdir(join(home.path, 'pictures'));
  const [bytes = ''] = await makePictures(1);
  for (const name of ['a.png', 'b.png']) await writeFile(join(home.path, 'pictures', name), bytes);
  const words = ['images', 'upload', 'pictures', '--yes', '--server', served.url];
  const { code, text } = await runUnwritable(words, 'stderr', home.path);
  expect(text).toMatch(/^done\tupload\timage\ta\.png\t/);
  expect(code).toBe(0);
});
