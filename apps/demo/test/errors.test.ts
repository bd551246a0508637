import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { takeTour } from './support/run-demo.js';
import { temporaryFolder } from './support/temporary-folder.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder.path, 'empty'));
  await mkdir(join(folder.path, 'words'));
  await writeFile(join(folder.path, 'words', 'words.png'), 'this is no picture');
});
afterAll(() => folder[Symbol.asyncDispose]());

test.each([
  [['--picture', 'x'], "Unknown option '--picture'; --help shows the flags."],
  [['--keep=yes'], "Option '--keep' does not take an argument; --help shows the flags."],
  [['--output'], "Option '--output <value>' argument missing; --help shows the flags."],
  [['somewhere'], "Unexpected argument 'somewhere'; --help shows the flags."],
  [['--pictures', 'nowhere'], 'The folder nowhere cannot be read: no such file or directory.'],
  [['--pictures', 'words/words.png'], 'The folder words/words.png cannot be read: not a directory.'],
  [['--pictures', 'empty'], 'There is no PNG, JPEG or WebP in empty.'],
  [['--pictures', 'words'], 'None of the 1 file is a picture.'],
  [['--output', 'words/words.png'], 'Contact sheets cannot be written to words/words.png: file already exists.'],
  [['--server', 'localhost'], '--server must be an http or https URL, such as http://localhost:9090, got "localhost".'],
  [
    ['--server', 'ftp://localhost'],
    '--server must be an http or https URL, such as http://localhost:9090, got "ftp://localhost".',
  ],
  [['--server', ''], '--server must be an http or https URL, such as http://localhost:9090, got "".'],
  [['--server', 'http://127.0.0.1:1'], 'There is no answer from http://127.0.0.1:1: is InvokeAI running there?'],
])('%j: one sentence and exit code 1', async (words, sentence) => {
  const before = process.cwd();
  const inside = words.map((word) => (/^(nowhere|empty|words)/.test(word) ? join(folder.path, word) : word));
  const { code, output, complaints } = await takeTour(inside);
  expect(process.cwd()).toBe(before);
  expect({ code, complaints: complaints.replaceAll(`${folder.path}/`, '') }).toEqual({
    code: 1,
    complaints: `${sentence}\n`,
  });
  expect(output).not.toContain('Where to look');
});

test.each([
  [200, 'text/html', '<!doctype html><title>A shop</title>'],
  [404, 'text/html', 'Not found'],
  [404, 'application/json', '{"error":"no such thing"}'],
  [200, 'application/json', '["another program"]'],
])('another web site (%i %s) is not taken for an InvokeAI', async (status, type, body) => {
  const server = createServer((_, response) => response.writeHead(status, { 'content-type': type }).end(body));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const { code, complaints } = await takeTour(['--server', url]);
  server.close();
  expect({ code, complaints }).toEqual({
    code: 1,
    complaints: `There is a server at ${url}, but it is not an InvokeAI.\n`,
  });
});

test('--help shows every flag', async () => {
  const { code, output } = await takeTour(['--help']);
  expect(code).toBe(0);
  for (const flag of ['--pictures', '--server', '--keep', '--output', '--json']) expect(output).toContain(flag);
});
