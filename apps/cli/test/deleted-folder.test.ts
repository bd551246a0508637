import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { programArguments } from './support/start-program.js';
import { temporaryHome } from './support/temporary-home.js';

test.runIf(process.platform === 'linux').each([
  [['config', 'list'], 0, ''],
  [['archive', 'show', 'x'], 1, 'invoke: the folder that you are in was deleted\n  Change to another one.\n'],
])('in a folder that was deleted %j ends with code %i', async (words, code, text) => {
  using home = temporaryHome();
  const folder = join(home.path, 'folder');
  mkdirSync(folder);
  const shell = ['-c', 'rmdir "$PWD" && exec "$@"', 'sh', process.execPath, ...programArguments(words)];
  const env = { ...process.env, XDG_CONFIG_HOME: home.path };
  const program = spawn('sh', shell, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  program.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  await once(program, 'close');
  expect({ code: program.exitCode, stderr }).toEqual({ code, stderr: text });
});
