import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { runDemo } from './support/run-demo.js';
import { temporaryFolder } from './support/temporary-folder.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder.path, 'empty'));
  await mkdir(join(folder.path, 'words'));
  await writeFile(join(folder.path, 'words', 'words.png'), 'this is not an image');
});
afterAll(() => folder[Symbol.asyncDispose]());

test.each([
  [['--image', 'x'], "Unknown option '--image'; --help lists the flags."],
  [['--keep=yes'], "Option '--keep' does not take an argument; --help lists the flags."],
  [['--output'], "Option '--output <value>' argument missing; --help lists the flags."],
  [['somewhere'], "Unexpected argument 'somewhere'; --help lists the flags."],
  [['--images', 'nowhere'], 'Cannot read the folder nowhere: no such file or directory.'],
  [['--images', 'words/words.png'], 'Cannot read the folder words/words.png: not a directory.'],
  [['--images', 'empty'], 'No PNG, JPEG or WebP in empty.'],
  [['--images', 'words'], '1 file read, none is a valid image.'],
  [['--output', 'words/words.png'], 'Cannot write contact sheets to words/words.png: file already exists.'],
  [['--server', 'localhost'], '--server must be an http or https URL, such as http://localhost:9090, got "localhost".'],
  [
    ['--server', 'ftp://localhost'],
    '--server must be an http or https URL, such as http://localhost:9090, got "ftp://localhost".',
  ],
  [['--server', ''], '--server must be an http or https URL, such as http://localhost:9090, got "".'],
  [['--server', 'http://127.0.0.1:1'], 'No response from http://127.0.0.1:1: is InvokeAI running there?'],
])('%j: a message and exit code 1', async (args, message) => {
  const before = process.cwd();
  const inside = args.map((arg) => (/^(nowhere|empty|words)/.test(arg) ? join(folder.path, arg) : arg));
  const { code, output, errors } = await runDemo(inside);
  expect(process.cwd()).toBe(before);
  expect({ code, errors: errors.replaceAll(`${folder.path}/`, '') }).toEqual({
    code: 1,
    errors: `${message}\n`,
  });
  expect(output).not.toContain('Locations');
});

test.each([
  [200, 'text/html', '<!doctype html><title>A shop</title>'],
  [404, 'text/html', 'Not found'],
  [404, 'application/json', '{"error":"no such thing"}'],
  [200, 'application/json', '["another program"]'],
])('another web server (%i %s) is not InvokeAI', async (status, type, body) => {
  const server = createServer((_, response) => response.writeHead(status, { 'content-type': type }).end(body));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const { code, errors } = await runDemo(['--server', url]);
  server.close();
  expect({ code, errors }).toEqual({
    code: 1,
    errors: `The server at ${url} is not InvokeAI.\n`,
  });
});

test('a server whose users log in gets the token with every request', async () => {
  const received: (string | undefined)[] = [];
  const server = createServer(({ headers: { authorization } }, response) => {
    received.push(authorization);
    const status = authorization === 'Bearer right' ? 200 : 401;
    const body = status === 200 ? { version: '6.14.2' } : { detail: 'Missing authentication credentials' };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const hint = 'pass --token or set INVOKEAI_TOKEN.\n';
  expect((await runDemo(['--server', url])).errors).toBe(`The server at ${url} wants a token: ${hint}`);
  const wrong = await runDemo(['--server', url, '--token', 'wrong']);
  expect(wrong.errors).toBe(`The server at ${url} wants another token: ${hint}`);
  received.length = 0;
  expect((await runDemo(['--server', url, '--token', 'right'])).errors).toMatch(/^Server error/);
  server.close();
  expect(received.length).toBeGreaterThan(1);
  expect(new Set(received)).toEqual(new Set(['Bearer right']));
});

test('--output is checked before the server is asked', async () => {
  const { errors } = await runDemo([
    '--output',
    join(folder.path, 'words/words.png'),
    '--server',
    'http://127.0.0.1:1',
  ]);
  expect(errors).toContain('Cannot write contact sheets');
});

test('--help lists every flag', async () => {
  const { code, output } = await runDemo(['--help']);
  expect(code).toBe(0);
  for (const flag of ['--images', '--server', '--keep', '--output', '--json', '--token'])
    expect(output).toContain(flag);
});
