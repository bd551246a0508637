import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../src/sandbox.js';
import { type ServedSandbox, serve } from '../src/serve.js';
import { form, png } from './support/image-file.js';

let sandbox: Sandbox;
let served: ServedSandbox;
beforeEach(async () => {
  sandbox = createSandbox();
  served = await serve(sandbox);
});
afterEach(async () => {
  await served.close();
  sandbox.close();
});

test('compresses JSON of any length for clients that accept it, and images never', async () => {
  const version = await fetch(`${served.url}/api/v1/app/version`);
  expect([version.headers.get('content-encoding'), await version.json()]).toEqual(['gzip', { version: '6.14.2' }]);
  const plain = await fetch(`${served.url}/api/v1/app/version`, { headers: { 'accept-encoding': 'identity' } });
  expect([plain.headers.get('content-encoding'), plain.headers.get('content-length')]).toEqual([null, '20']);
  await sandbox.seed({ images: [{ image_name: 'a.png' }] });
  const image = await fetch(`${served.url}/api/v1/images/i/a.png/full`);
  expect(image.headers.get('content-encoding')).toBe(null);
  expect((await image.arrayBuffer()).byteLength).toBe(Number(image.headers.get('content-length')));
});

test('uploads images over the port', async () => {
  const path = '/api/v1/images/upload?image_category=user&is_intermediate=true';
  const response = await fetch(`${served.url}${path}`, { method: 'POST', ...form(await png({ width: 7 })) });
  expect([response.status, await response.json()]).toMatchObject([201, { width: 7, image_category: 'user' }]);
});

test('a lost response is a broken connection, and the next request opens a new one', async () => {
  const url = `${served.url}/api/v1/boards/`;
  for (const kind of ['lose', 'reset'] as const) {
    sandbox.fault({ kind, times: 1 });
    await expect(fetch(`${url}?board_name=${kind}`, { method: 'POST' })).rejects.toThrow('fetch failed');
  }
  expect(await (await fetch(`${url}?all=true`)).json()).toMatchObject([{ board_name: 'lose' }]);
});

test('a truncated response ends early on the wire', async () => {
  await sandbox.seed({ images: Array.from({ length: 2_000 }, () => ({})) });
  sandbox.fault({ kind: 'truncate' });
  await expect(fetch(`${served.url}/api/v1/images/names`).then((response) => response.text())).rejects.toThrow();
});

test('rejects when the port is in use', async () => {
  const port = Number(new URL(served.url).port);
  await expect(serve(sandbox, { port })).rejects.toThrow('EADDRINUSE');
});
