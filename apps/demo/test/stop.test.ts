import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { fillWithImages } from './support/image-folder.js';
import { runDemo } from './support/run-demo.js';
import { servedSandbox } from './support/served-sandbox.js';
import { temporaryFolder } from './support/temporary-folder.js';

const fromSource = new URL('../../../scripts/run/from-source.mjs', import.meta.url).href;

type Abort = readonly [step: string, milliseconds: number];

async function checkAbort([step, milliseconds]: Abort): Promise<void> {
  await using server = await servedSandbox();
  await using folder = await temporaryFolder();
  await fillWithImages(folder.path, 4);
  const before = await server.contents();
  const stop = new AbortController();
  const { code, output, errors } = await runDemo(['--server', server.url, '--images', folder.path], {
    signal: stop.signal,
    onWrite: (written) => {
      if (written.includes(step)) setTimeout(() => stop.abort(), milliseconds);
    },
  });
  expect({ code, errors }).toEqual({ code: 130, errors: 'Stopped.\n' });
  expect(output).not.toContain('Locations');
  expect(await server.contents()).toEqual(before);
}

const title = 'aborted in “%s” after %i ms, the tour cleans up and exits with 130';
const usual: Abort[] = [
  ['Upload', 20],
  ['Duplicate', 20],
  ['Jobs', 300],
  ['The plan: upload', 60],
];
const others: Abort[] = [
  ['Merge', 20],
  ['Jobs', 20],
  ['Workflow', 20],
  ['The plan: upload', 0],
  ['The plan: upload', 150],
];
test.for(usual)(title, checkAbort);
test.for(others)(title, { tags: 'large' }, checkAbort);

test('Ctrl-C aborts the program, which cleans up first', async () => {
  await using server = await servedSandbox();
  await using folder = await temporaryFolder();
  await fillWithImages(folder.path, 4);
  const before = await server.contents();
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const quiet = '--disable-warning=ExperimentalWarning'; // Node 22 warns of its SQLite
  const program = [quiet, '--import', fromSource, '--conditions=@x/source', main];
  const args = [...program, '--server', server.url, '--images', folder.path];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (text: Buffer) => {
    errors += text;
  });
  child.stdout.on('data', (text: Buffer) => {
    if (text.includes('Upload')) child.kill('SIGINT');
  });
  const [code] = await once(child, 'close');
  expect({ code, errors }).toEqual({ code: 130, errors: 'Stopped.\n' });
  expect(await server.contents()).toEqual(before);
});
