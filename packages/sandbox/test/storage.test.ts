import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSandbox } from '../src/sandbox.js';
import { form, png, UPLOAD } from './support/image-file.js';
import { bodyOf, request } from './support/request.js';

const fromSource = new URL('../../../scripts/run/from-source.mjs', import.meta.url).href;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const CREATE = 'POST /api/v1/boards/?board_name=a';
const IN_USE = `another sandbox uses the folder "`;

test('a folder is for one sandbox at a time; the second one leaves the first alone', async () => {
  using first = createSandbox({ root });
  await request(first, CREATE);
  expect(() => createSandbox({ root })).toThrow(`${IN_USE}${root}"; close that one first`);
  expect((await request(first, CREATE)).status).toBe(201);
  first.close();
  using second = createSandbox({ root });
  expect(await bodyOf(second, 'GET /api/v1/boards/?all=true')).toHaveLength(2);
});

test('a folder is locked for other programs too, until the program ends, however it ends', async () => {
  const program = new URL('../src/internal/bin.ts', import.meta.url);
  const flags = ['--import', fromSource, '--conditions=@x/source', program.pathname, '--root', root];
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  expect(() => createSandbox({ root })).toThrow(IN_USE);
  child.kill('SIGKILL');
  await once(child, 'exit');
  using next = createSandbox({ root });
  expect((await request(next, CREATE)).status).toBe(201);
});

test('a killed sandbox cannot be revived while another one uses its folder', async () => {
  using dead = createSandbox({ root });
  dead.fault({ kind: 'kill', times: 1 });
  await expect(request(dead, CREATE)).rejects.toThrow('fetch failed');
  const next = createSandbox({ root });
  await request(next, CREATE);
  expect(() => dead.revive()).toThrow(IN_USE);
  await expect(request(dead, CREATE)).rejects.toThrow('fetch failed');
  next.close();
  dead.revive();
  expect(await bodyOf(dead, 'GET /api/v1/boards/?all=true')).toHaveLength(1);
});

test('an empty root is refused', () => {
  expect(() => createSandbox({ root: '' })).toThrow('root: must be a folder, got ""');
});

test('files that got no record before the end are removed at the next start, others stay', async () => {
  const images = join(root, 'outputs', 'images');
  const files = () =>
    readdirSync(images, { recursive: true })
      .map(String)
      .filter((name) => name.includes('.'));
  let isDying = false;
  const clock = () => {
    if (isDying) throw new Error('killed before the record is written');
    return new Date();
  };
  const first = createSandbox({ root, clock });
  expect((await request(first, UPLOAD, form(await png()))).status).toBe(201);
  writeFileSync(join(images, 'mine.png'), 'put there by hand');
  const before = files();
  isDying = true;
  expect((await request(first, UPLOAD, form(await png()))).status).toBe(500);
  expect(files()).toHaveLength(before.length + 2);
  first.close();
  using _next = createSandbox({ root });
  expect(files().sort()).toEqual(before.sort());
});
