import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';
import { fillWithPictures } from './support/image-folder.js';
import { takeTour } from './support/run-demo.js';
import { servedSandbox } from './support/served-sandbox.js';
import { temporaryFolder } from './support/temporary-folder.js';

test.concurrent.each([
  ['Upload', 20],
  ['Merge', 20],
  ['Duplicate', 20],
  ['Jobs', 20],
  ['Jobs', 300],
])('stopped at “%s”, after %i ms, the tour cleans up and ends with 130', async (chapter, milliseconds) => {
  await using server = await servedSandbox();
  await using folder = await temporaryFolder();
  await fillWithPictures(folder.path, 4);
  const before = await server.belongings();
  const stop = new AbortController();
  const { code, output, complaints } = await takeTour(['--server', server.url, '--pictures', folder.path], {
    signal: stop.signal,
    onWrite: (written) => {
      if (written.includes(chapter)) setTimeout(() => stop.abort(), milliseconds);
    },
  });
  expect({ code, complaints }).toEqual({ code: 130, complaints: 'Stopped.\n' });
  expect(output).not.toContain('Where to look');
  expect(await server.belongings()).toEqual(before);
});

test.concurrent('Ctrl-C stops the program, which cleans up first', { timeout: 20_000 }, async () => {
  await using server = await servedSandbox();
  await using folder = await temporaryFolder();
  await fillWithPictures(folder.path, 4);
  const before = await server.belongings();
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const words = ['--import', 'tsx', '--conditions=@x/source', main, '--server', server.url, '--pictures', folder.path];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => {
    complaints += text;
  });
  child.stdout.on('data', (text: Buffer) => {
    if (text.includes('Upload')) child.kill('SIGINT');
  });
  const [code] = await once(child, 'close');
  expect({ code, complaints }).toEqual({ code: 130, complaints: 'Stopped.\n' });
  expect(await server.belongings()).toEqual(before);
});
