import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { WorkflowRepository } from '@x/repositories/workflow';
import { createHttpTransport } from '@x/transport/http-transport';
import { expect, test } from 'vitest';

import { InterruptedError } from '../../src/error/cli-error.js';
import { run } from '../support/run.js';
import { seededSandbox } from '../support/seeded-sandbox.js';
import { temporaryHome } from '../support/temporary-home.js';

const last = (stdout: string) => JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');

async function exported(home: string) {
  const server = await seededSandbox();
  const { fetch } = server.sandbox;
  const workflows = new WorkflowRepository(createHttpTransport({ baseUrl: 'http://sandbox', fetch }));
  const { workflow_id } = await workflows.create({
    ...{ name: 'w', author: '', description: '', version: '', contact: '', tags: '', notes: '', exposedFields: [] },
    ...{ meta: { version: '3.0.0', category: 'user' }, nodes: [], edges: [], form: null },
  });
  const words = ['boards', 'export', '--to', join(home, 'archive'), '--yes'];
  const json = async (...more: string[]) => last((await run([...words, '--json', ...more], server)).stdout);
  return { server, words, workflow_id, json };
}

test('an export into an archive that is up to date says that all was there already', async () => {
  using temporary = temporaryHome();
  const home = temporary.path;
  const { server, words, json } = await exported(home);
  using _ = server;
  expect((await json()).counts).toEqual({ done: 10 });
  const plan = (await json('--dry-run')).actions;
  const { counts, outcomes } = await json();
  expect(counts).toEqual({ present: 8 });
  expect(outcomes).toHaveLength(plan.length);
  expect(await run(words, { ...server, columns: 80 })).toMatchObject({
    code: 0,
    stdout: 'already there: 6 images, 1 video and 1 workflow\n',
  });
  const { stdout } = await run(words, server);
  expect(stdout.match(/^present\tcopy\t/gm)).toHaveLength(8);
  expect((await run(['archive', 'verify', join(home, 'archive')])).code).toBe(0);
});

test('an export again copies what is new or lost, and names only that as copied', async () => {
  using temporary = temporaryHome();
  const home = temporary.path;
  const { server, words, workflow_id, json } = await exported(home);
  using _ = server;
  await json();
  await rm(join(home, 'archive/data/workflows', `${workflow_id}.json`));
  await server.sandbox.seed({ images: [{ image_name: 'new.png' }] });
  expect((await json()).counts).toEqual({ done: 2, present: 7 });
  expect((await run(words, { ...server, columns: 80 })).code).toBe(0);
});

test('an export that is continued copies again what was deleted from its archive meanwhile', async () => {
  using temporary = temporaryHome();
  const { path: home } = temporary;
  const { server, words } = await exported(home);
  using _ = server;
  const interruption = new AbortController();
  let files = 0;
  const fetch: typeof globalThis.fetch = (input, init) => {
    if (new Request(input, init).url.endsWith('/full') && ++files === 6) interruption.abort(new InterruptedError());
    return server.sandbox.fetch(input, init);
  };
  const interrupted = { ...server, sandbox: { ...server.sandbox, fetch }, interrupted: interruption.signal };
  expect((await run(words, interrupted)).code).toBe(130);
  const pathsOf = async (end: string) =>
    (await readdir(join(home, 'archive'), { recursive: true })).filter((path) => path.endsWith(end));
  const [picture = ''] = await pathsOf('.png');
  const [sidecar = ''] = (await pathsOf('.png.json')).filter((path) => path !== `${picture}.json`);
  for (const path of [picture, sidecar]) await rm(join(home, 'archive', path));
  const { code, stdout, stderr } = await run(words, server);
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('continues what was interrupted') });
  expect(stdout).toContain(`copy\timage\t${basename(picture)}`);
  expect(stdout).toContain(`copy\timage\t${basename(sidecar, '.json')}`);
  expect((await run(['archive', 'verify', join(home, 'archive')])).code).toBe(0);
  expect([await pathsOf('.png'), await pathsOf('.png.json')].map(({ length }) => length)).toEqual([6, 6]);
});
