import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { createSandbox, type Sandbox } from '../../../src/sandbox.js';
import { type ServedSandbox, serve } from '../../../src/serve.js';

const PAGE = '<!DOCTYPE html><title>app</title>';
const SCRIPT = 'console.log("a script of the app")';

let folder: string;
let web: string;
let sandbox: Sandbox;
let served: ServedSandbox;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-web-'));
  web = join(folder, 'dist');
  for (const name of ['assets', 'guide', 'empty']) mkdirSync(join(web, name), { recursive: true });
  const files = { 'index.html': PAGE, 'assets/app.js': SCRIPT, 'guide/index.html': 'guide', '.hidden': 'hidden' };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(web, name), content);
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(`${web}-secret.txt`, 'secret');
  sandbox = createSandbox();
  served = await serve(sandbox, { web });
});
afterEach(async () => {
  await served.close();
  sandbox.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${served.url}${path}`, { headers: { 'accept-encoding': 'identity', ...headers } });

/** Requests a path that is sent as it is: `fetch` resolves dots. */
async function getPlain(path: string): Promise<{ status: number | undefined; body: string }> {
  const { port } = new URL(served.url);
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path }, async (response) =>
      resolve({ status: response.statusCode, body: await text(response) }),
    );
    sent.on('error', reject).end();
  });
}

test('serves the files of a web app beside the operations', async () => {
  const script = await get('/assets/app.js');
  expect([script.status, script.headers.get('content-type'), await script.text()]).toEqual([
    200,
    'application/javascript',
    SCRIPT,
  ]);
  expect(await (await get('/api/v1/app/version')).json()).toEqual({ version: '6.14.2' });
  expect((await get('/api/v1/boards/?all=true')).headers.get('content-type')).toBe('application/json');
});

test('serves the page of the app for every path without a file and without an operation', async () => {
  const paths = ['/', '/index.html', '/boards', '/a/b', '/assets', '/empty/', '/assets/app.js/x', '/api/v1/boards'];
  for (const path of [...paths, '/locales/xx.json', `/${'a'.repeat(300)}`]) {
    const page = await get(path);
    expect([path, page.status, page.headers.get('content-type'), await page.text()]).toEqual([
      path,
      200,
      'text/html; charset=utf-8',
      PAGE,
    ]);
  }
});

test('serves nothing from outside the folder', async () => {
  symlinkSync(join(folder, 'secret.txt'), join(web, 'link.txt'));
  symlinkSync(folder, join(web, 'assets/up'));
  const climbs = ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt'];
  const others = [
    '/link.txt',
    '/assets/up/secret.txt',
    '/..%2fdist-secret.txt',
    `/${folder}/secret.txt`,
    '//etc/passwd',
  ];
  for (const path of [...climbs, ...others]) expect([path, await getPlain(path)]).toEqual([path, page(PAGE)]);
});

const page = (body: string) => ({ status: 200, body });

test('serves dotfiles, links within the folder, and names with encoded slashes or a slash at the end', async () => {
  symlinkSync('assets/app.js', join(web, 'link.js'));
  expect(await getPlain('/.hidden')).toEqual(page('hidden'));
  for (const path of ['/link.js', '/assets%2Fapp.js', '/assets//app.js', '/assets/app.js/', '/./assets/app.js']) {
    expect([path, await getPlain(path)]).toEqual([path, page(SCRIPT)]);
  }
});

test('redirects to the slash behind a folder that has a page of its own', async () => {
  expect(await getPlain('/guide/')).toEqual(page('guide'));
  const response = await fetch(`${served.url}/guide?a=b`, { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([307, `${served.url}/guide/?a=b`]);
});

test('responds with 500 to a path with a null byte, and with 405 to methods that write', async () => {
  expect(await getPlain('/index.html%00')).toEqual({ status: 500, body: 'Internal Server Error' });
  const response = await fetch(`${served.url}/assets/app.js`, { method: 'POST' });
  expect([response.status, await response.json()]).toEqual([405, { detail: 'Method Not Allowed' }]);
});

test('responds with 404 when the page is gone', async () => {
  rmSync(join(web, 'index.html'));
  const response = await get('/boards');
  expect([response.status, await response.json()]).toEqual([404, { detail: 'Not Found' }]);
  expect((await get('/assets/app.js')).status).toBe(200);
});

test('forbids browsers to keep the files, but has none sent twice', async () => {
  utimesSync(join(web, 'assets/app.js'), 1_000, 1_000);
  const { headers } = await get('/assets/app.js');
  const [etag, date] = [headers.get('etag') ?? '', headers.get('last-modified') ?? ''];
  expect(Object.fromEntries(headers)).toMatchObject({
    'accept-ranges': 'bytes',
    'cache-control': 'max-age=0, no-cache, no-store, , must-revalidate',
    'content-length': String(SCRIPT.length),
    etag: expect.stringMatching(/^"[\da-f]{32}"$/),
    expires: '0',
    'last-modified': 'Thu, 01 Jan 1970 00:16:40 GMT',
    pragma: 'no-cache',
    vary: 'Accept-Encoding',
  });
  const known = [{ 'if-none-match': etag }, { 'if-none-match': `"x", W/${etag}` }, { 'if-modified-since': date }];
  for (const condition of known) {
    const response = await get('/assets/app.js', condition);
    expect([response.status, response.headers.get('etag'), await response.text()]).toEqual([304, etag, '']);
  }
  const stale = [{ 'if-none-match': '"x"' }, { 'if-none-match': '*' }, { 'if-modified-since': 'junk' }];
  for (const condition of [...stale, { 'if-modified-since': 'Thu, 01 Jan 1970 00:16:39 GMT' }]) {
    expect((await get('/assets/app.js', condition)).status).toBe(200);
  }
});

test('sends the part of a file that is asked for', async () => {
  const part = await get('/assets/app.js', { range: 'bytes=0-6' });
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
    206,
    `bytes 0-6/${SCRIPT.length}`,
    'console',
  ]);
  expect((await get('/assets/app.js', { range: 'bytes=99-' })).status).toBe(416);
  const changed = await get('/assets/app.js', { range: 'bytes=0-6', 'if-range': '"x"' });
  expect([changed.status, await changed.text()]).toEqual([200, SCRIPT]);
  const etag = changed.headers.get('etag') ?? '';
  expect((await get('/assets/app.js', { range: 'bytes=0-6', 'if-range': etag })).status).toBe(206);
});

test('compresses scripts and icons, and leaves fonts and pictures as they are', async () => {
  const names = { 'a.js': 'gzip', 'a.css': 'gzip', 'a.svg': 'gzip', 'a.json': 'gzip', 'a.woff2': null, 'a.PNG': null };
  for (const [name, encoding] of Object.entries(names)) {
    writeFileSync(join(web, name), 'content');
    const { headers } = await get(`/${name}`, { 'accept-encoding': 'gzip' });
    const vary = encoding === null ? null : 'Accept-Encoding';
    expect([name, headers.get('content-encoding'), headers.get('vary')]).toEqual([name, encoding, vary]);
  }
});

test('sends the headers alone for HEAD', async () => {
  const response = await fetch(`${served.url}/assets/app.js`, { method: 'HEAD' });
  const { headers } = response;
  expect([headers.get('content-length'), headers.get('vary')]).toEqual([String(SCRIPT.length), null]);
  expect(await response.text()).toBe('');
});

test('faults apply to the files too', async () => {
  sandbox.fault({ kind: 'status', match: ({ url }) => url.endsWith('.js'), times: 1 });
  expect([(await get('/assets/app.js')).status, (await get('/assets/app.js')).status]).toEqual([503, 200]);
});

test('rejects a folder without a page', async () => {
  const wrong = join(web, 'assets');
  await expect(serve(sandbox, { web: wrong })).rejects.toThrow(
    `web: must be the folder of a built web app, but there is no index.html in "${wrong}"`,
  );
});

test('serves a page of its own without a web app', async () => {
  await using plain = await serve(sandbox);
  expect(await (await fetch(`${plain.url}/boards`)).text()).toContain('A sandbox.');
});
