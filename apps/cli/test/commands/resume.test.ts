import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createSandbox, type Sandbox } from '@x/sandbox';
import { serve } from '@x/sandbox/serve';
import { expect, test } from 'vitest';

import { InterruptedError } from '../../src/error/cli-error.js';
import { holdingServer, IN_FLIGHT } from '../support/holding-server.js';
import { makePictures } from '../support/make-pictures.js';
import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';
import { startProgram } from '../support/start-program.js';
import { temporaryHome } from '../support/temporary-home.js';

const COUNT = 12;

/** Writes pictures, each with a content of its own. */
async function writePictures(folder: string): Promise<void> {
  await mkdir(folder);
  const pictures = await makePictures(COUNT);
  for (const [at, bytes] of pictures.entries()) await writeFile(join(folder, `${at}.png`), bytes);
}

async function namesOf({ fetch }: Pick<Sandbox, 'fetch'>): Promise<string[]> {
  const response = await fetch('http://localhost/api/v1/images/names');
  return (await response.json()).image_names;
}

test('an upload whose program is killed is continued by its id, and nothing is sent twice', async () => {
  using home = temporaryHome();
  using sandbox = createSandbox();
  await writePictures(join(home.path, 'pictures'));
  const server = holdingServer(sandbox, /images\/upload$/, 3);
  await using served = await serve({ ...sandbox, fetch: server.fetch });
  const env = { XDG_STATE_HOME: join(home.path, 'state'), XDG_CONFIG_HOME: home.path, INVOKEAI_URL: served.url };
  const words = ['images', 'upload', 'pictures', '--board', 'Sea', '--yes'];
  const program = startProgram(words, { cwd: home.path, env });
  await server.held;
  await program.end('SIGKILL');
  await server.release();

  const host = { sandbox: { ...sandbox, fetch: server.fetch }, env: { XDG_STATE_HOME: env.XDG_STATE_HOME } };
  const [id = '', command, address] = (await run(['resume'], host)).stdout.trimEnd().split('\t');
  expect({ address, command }).toEqual({ address: served.url, command: 'invoke images upload pictures --board Sea' });
  const resumed = await run(['resume', id, '--json'], host);
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(server.count()).toBe(COUNT);
  expect(await namesOf(sandbox)).toHaveLength(COUNT);
  expect(await run(['resume'], host)).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('an interrupted transfer prints the command that continues it, and only what was in flight is sent again', async () => {
  using home = temporaryHome();
  using sandbox = createSandbox();
  await writePictures(join(home.path, 'pictures'));
  const interruption = new AbortController();
  let uploads = 0;
  const fetch: typeof globalThis.fetch = (input, init) => {
    const isUpload = new Request(input, init).url.includes('/images/upload');
    if (isUpload && ++uploads === 3) interruption.abort(new InterruptedError());
    return sandbox.fetch(input, init);
  };
  const options = { sandbox: { ...sandbox, fetch }, home: home.path, cwd: home.path };
  const words = ['images', 'upload', 'pictures', '--yes'];
  const { code, stderr } = await run(words, { ...options, interrupted: interruption.signal });
  expect(code).toBe(130);
  const [, id = ''] = /Continue: invoke resume ([\da-f]{12})\n/.exec(stderr) ?? [];
  expect(uploads).toBeLessThan(COUNT);
  expect((await run(['resume', id, '--json'], options)).code).toBe(0);
  expect(await namesOf(sandbox)).toHaveLength(COUNT);
  expect(uploads).toBeLessThanOrEqual(COUNT + IN_FLIGHT);
});

test('a transfer that another process carries out is code 1, and both end as one', async () => {
  using home = temporaryHome();
  using sandbox = createSandbox();
  await writePictures(join(home.path, 'pictures'));
  const server = holdingServer(sandbox, /images\/upload$/, 3);
  const options = { sandbox: { ...sandbox, fetch: server.fetch }, home: home.path, cwd: home.path };
  const words = ['images', 'upload', 'pictures', '--yes'];
  const first = run(words, options);
  await server.held;
  const second = await run([...words, '--json'], options);
  expect(second.code).toBe(1);
  const { error } = JSON.parse(second.stdout.trimEnd().split('\n').at(-1) ?? '');
  expect(error).toMatchObject({ code: 'failure', message: 'the journal of this transfer cannot be used' });
  expect(error.why).toContain('is used by another run');
  await server.release();
  expect((await first).code).toBe(0);
  expect(await namesOf(sandbox)).toHaveLength(COUNT);
});

test('the same command line continues an upload too, whatever its flags for the server and the output', async () => {
  using server = await seededSandbox('resume TRANSFER');
  const { PICTURE_FOLDER: folder = '' } = server.words;
  const line = ['images', 'upload', 'holidays', '--server', 'http://127.0.0.1:9090', '--yes', '--json'];
  expect((await run(line, { ...server, cwd: join(folder, '..') })).code).toBe(0);
  expect((await run(['resume'], server)).stdout).toBe('');
});

test('a transfer that is unknown is code 1, and one that is forgotten is unknown', async () => {
  using server = await seededSandbox('resume TRANSFER');
  const { TRANSFER: id = '' } = server.words;
  expect((await run(['resume', id, '--forget'], server)).code).toBe(0);
  const { code, stderr } = await run(['resume', id], server);
  expect(code).toBe(1);
  expect(stderr).toContain(`there is no transfer "${id}" to continue`);
  expect(server.changes).toEqual([]);
});
