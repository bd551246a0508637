import { Readable } from 'node:stream';
import { runInNewContext } from 'node:vm';

import { afterEach, expect, test, vi } from 'vitest';
import type { FileSource } from '../../src/file.js';
import { createHttpTransport } from '../../src/http-transport.js';
import { refuseFile } from '../../src/internal/file/refuse-file.js';
import { LibraryFile } from '../support/library-file.js';
import { json } from '../support/responses.js';
import { startServer, type TestServer } from '../support/test-server.js';

afterEach(() => void vi.unstubAllGlobals());

const bytes = Uint8Array.from({ length: 150_000 }, (_, index) => index % 251);
const large = new Uint8Array(5_000_000).fill(7);
const named = { name: 'a.png', type: 'image/png' };
/** Safari's streams cannot be iterated. */
const notIterable = (): ReadableStream<Uint8Array> =>
  Object.defineProperty(new Blob([bytes]).stream(), Symbol.asyncIterator, { value: undefined });

async function* chunks(): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(0, 100_000);
  yield Buffer.from(bytes.subarray(100_000));
}

/** Reads the file of a multipart body as a server does. */
async function fileOf({ seen }: TestServer): Promise<File> {
  const body = new Uint8Array(seen[0]?.body ?? []);
  const headers = { 'content-type': String(seen[0]?.headers['content-type']) };
  const file = (await new Response(body, { headers }).formData()).get('file');
  if (!(file instanceof File)) throw new Error('no file was sent');
  return file;
}

const files: [string, () => FileSource, Uint8Array?][] = [
  ['a file of a library', () => new LibraryFile(bytes)],
  ['a file without slice', () => ({ ...named, size: bytes.length, arrayBuffer: async () => bytes.slice().buffer })],
  ['a large file of a library', () => new LibraryFile(large), large],
  ['a large Blob', () => new Blob([large], named), large],
  ['a Uint8Array', () => bytes],
  ['a part of a buffer', () => new Uint8Array(bytes.buffer, 3, 1_000), bytes.slice(3, 1_003)],
  ['a Buffer', () => Buffer.from(bytes)],
  ['an ArrayBuffer', () => bytes.slice().buffer],
  ['a DataView', () => new DataView(bytes.buffer, 7), bytes.slice(7)],
  ['a Uint16Array', () => new Uint16Array(bytes.buffer)],
  ['shared memory', () => new Uint8Array(new SharedArrayBuffer(4)).fill(9), Uint8Array.of(9, 9, 9, 9)],
  ['a SharedArrayBuffer', () => new SharedArrayBuffer(4), new Uint8Array(4)],
  ['a Uint8Array of another realm', () => runInNewContext('new Uint8Array([1, 2, 3])'), Uint8Array.of(1, 2, 3)],
  ['an ArrayBuffer of another realm', () => runInNewContext('new Uint8Array([1, 2]).buffer'), Uint8Array.of(1, 2)],
  ['a DataView of another realm', () => runInNewContext('new DataView(new ArrayBuffer(3))'), new Uint8Array(3)],
  ['a stream of Node', () => ({ ...named, stream: Readable.from(chunks()) })],
  ['an async iterable', () => ({ ...named, stream: chunks() })],
  ['a web stream that cannot be iterated', () => ({ ...named, stream: notIterable() })],
  ['no bytes at all', () => new Uint8Array(), new Uint8Array()],
];

test.each(files)('uploads %s with and without progress', async (_, file, expected = bytes) => {
  for (const onProgress of [undefined, () => {}]) {
    await using server = await startServer(json({}, 201));
    const source = file();
    await createHttpTransport({ baseUrl: server.url }).send('POST /x', { form: { file: source, a: 'b' }, onProgress });
    const sent = await fileOf(server);
    expect(Buffer.compare(new Uint8Array(await sent.arrayBuffer()), expected)).toBe(0);
    const isNamed = 'type' in source;
    expect(sent).toMatchObject({
      name: isNamed && !(source instanceof Blob) ? 'a.png' : 'blob',
      type: isNamed ? 'image/png' : 'application/octet-stream',
    });
  }
});

test('uploads where Blob is not that of fetch, as with jsdom', async () => {
  class OtherBlob extends LibraryFile {
    constructor(_parts: readonly unknown[] = [], options = {}) {
      super(large, options);
    }
  }
  vi.stubGlobal('Blob', OtherBlob);
  await using server = await startServer(json({}, 201));
  await createHttpTransport({ baseUrl: server.url }).send('POST /x', { form: { file: new OtherBlob() } });
  vi.unstubAllGlobals();
  expect((await fileOf(server)).size).toBe(large.length);
});

const wrong: [string, unknown, string][] = [
  ['undefined in a list', [undefined], 'got a list of 1 item'],
  ['a number', 7, 'got 7'],
  ['null', null, 'got null'],
  ['a plain object', { path: 'a.png' }, 'got an object'],
  ['a list', [new Blob(['x'])], 'got a list of 1 item'],
  ['a function', () => {}, 'got a function'],
  ['a URL', new URL('file:///a.png'), 'got a URL; pass the blob() of a response, or await openAsBlob(url) of node:fs'],
  ['a promise', Promise.resolve(new Blob(['x'])), 'got a promise; await it'],
  ['a response', new Response('x'), 'got a response; pass await response.blob()'],
  ['a web stream', new Blob(['x']).stream(), 'got a stream alone; pass { stream, name, type }'],
  ['a stream of Node', Readable.from([]), 'got a stream alone; pass { stream, name, type }'],
  ['a stream that is none', { stream: {}, name: 'a', type: 'b' }, 'got an object'],
  ['a file of no size', { size: -1, type: 'image/png', arrayBuffer: async () => new ArrayBuffer() }, 'got an object'],
];

test.each([
  ['my data:file.png', '"my data:file.png"'],
  ['data:image/png;base64,iVBO', 'a text'],
  ['a\nb', 'a text'],
])('the error for the text %j prints %s', (text, printed) => {
  expect(refuseFile('file', text).message).toContain(`got ${printed}; for a path, pass await openAsBlob(path)`);
});

test.each(wrong)('refuses %s before any request', async (_, value, reason) => {
  await using server = await startServer(json({}));
  const form = JSON.parse('{}');
  form.file = value;
  const upload = createHttpTransport({ baseUrl: server.url }).send('POST /x', { form });
  await expect(upload).rejects.toMatchObject({
    name: 'InputError',
    message: `file: must be a file, bytes or { stream, name, type }, ${reason}`,
  });
  expect(server.seen).toEqual([]);
});

test('refuses a stream that is being read, and one of text', async () => {
  await using server = await startServer(json({}));
  const transport = createHttpTransport({ baseUrl: server.url });
  const stream = new Blob(['x']).stream();
  stream.getReader();
  await expect(transport.send('POST /x', { form: { file: { ...named, stream } } })).rejects.toMatchObject({
    name: 'InputError',
    message: 'file: has a stream that is being read already',
  });
  const text = Object.assign(JSON.parse('{}'), { ...named, stream: Readable.from(['text'], { encoding: 'utf8' }) });
  await expect(transport.send('POST /x', { form: { file: text } })).rejects.toMatchObject({
    name: 'InputError',
    message: 'file: must be a stream of bytes, got "text"; set no encoding',
  });
});
