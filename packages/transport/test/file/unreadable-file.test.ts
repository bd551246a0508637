import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';
import { mayHaveHappened } from '../../src/errors.js';
import type { FileSource, FileStream } from '../../src/file.js';
import { createHttpTransport } from '../../src/http-transport.js';
import { LibraryFile } from '../support/library-file.js';
import { json } from '../support/responses.js';
import { startServer } from '../support/test-server.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unreadable-'));
});
afterAll(() => rm(folder, { recursive: true }));

const sizes = [1_000, 6_000_000]; // the second is read by `fetch`
const ends: [string, (path: string) => Promise<void>][] = [
  ['is deleted', (path) => rm(path)],
  ['has changed', (path) => writeFile(path, 'shorter')],
];
const gone = new Error('the disk is gone');
class Failing extends LibraryFile {
  override slice(start = 0): Failing {
    if (start > 0) throw gone;
    return this;
  }
  override arrayBuffer = (): Promise<ArrayBuffer> => Promise.reject(gone);
}
class Shrinking extends LibraryFile {
  override slice = (): LibraryFile => new LibraryFile(new Uint8Array(3));
}

const files: [string, () => Promise<FileSource>, string][] = [
  ...sizes.flatMap((size) =>
    ends.map(([what, end]): [string, () => Promise<FileSource>, string] => [
      `of ${size} bytes that ${what}`,
      async () => {
        const path = join(folder, `${size}.png`);
        await writeFile(path, new Uint8Array(size));
        const blob = await openAsBlob(path, { type: 'image/png' });
        await end(path);
        return blob;
      },
      'The blob could not be read',
    ]),
  ),
  ['of a library that fails', async () => new Failing(new Uint8Array(100_000)), gone.message],
  ['that is shorter than it says', async () => new Shrinking(new Uint8Array(100_000)), 'it has changed'],
  [
    'that is read as a whole and shorter than it says',
    async () => ({ name: 'a.png', type: '', size: 10, arrayBuffer: async () => new ArrayBuffer(4) }),
    'it has changed',
  ],
  [
    'that returns text for its bytes',
    async () => ({ name: 'a.png', type: '', size: 3, arrayBuffer: async () => JSON.parse('"abc"') }),
    'its arrayBuffer() returned no bytes',
  ],
  [
    'whose stream fails',
    async () => ({
      name: 'a.png',
      type: 'image/png',
      stream: new ReadableStream<Uint8Array>({
        start: (sink) => sink.enqueue(new Uint8Array(10)),
        pull: () => Promise.reject(gone),
      }),
    }),
    gone.message,
  ],
];

test.each(files)("a file %s is the caller's fault, with and without progress", async (_, file, reason) => {
  await using server = await startServer(json({}));
  const transport = createHttpTransport({ baseUrl: server.url, random: () => 0 });
  for (const onProgress of [undefined, () => {}]) {
    const form = { file: await file() };
    const error = await transport
      .send('POST /x', { form, onProgress, repeatable: true })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'InputError', message: `file: could not be read: ${reason}` });
    expect(error).toHaveProperty('cause', expect.any(Error));
    expect(mayHaveHappened(error)).toBe(false);
  }
  expect(server.seen).toEqual([]); // which never received a whole body
});

const pieces = [new Uint8Array(3), undefined as never, new Uint8Array(5)];
const gaps: [string, () => FileStream['stream']][] = [
  [
    'of a generator',
    async function* () {
      yield* pieces;
    },
  ],
  [
    'of the web',
    () =>
      new ReadableStream({
        start(controller) {
          for (const piece of pieces) controller.enqueue(piece);
          controller.close();
        },
      }),
  ],
];

test.each(gaps)('a stream %s with a piece that is no bytes is not sent up to that piece', async (_, stream) => {
  await using server = await startServer(json({}));
  const transport = createHttpTransport({ baseUrl: server.url });
  const file = { stream: stream(), name: 'a.png', type: 'image/png' };
  const error = await transport.send('POST /x', { form: { file } }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'InputError', message: expect.stringContaining('must be a stream of bytes') });
  expect(server.seen).toEqual([]);
});

test.each([
  ['a Uint8Array', new Uint8Array(10)],
  ['an ArrayBuffer', new ArrayBuffer(10)],
])('%s whose memory was transferred is refused before any request', async (_, bytes) => {
  await using server = await startServer(json({}));
  structuredClone(bytes, { transfer: [bytes instanceof ArrayBuffer ? bytes : bytes.buffer] });
  const upload = createHttpTransport({ baseUrl: server.url }).send('POST /x', { form: { file: bytes } });
  await expect(upload).rejects.toMatchObject({ name: 'InputError', argument: 'file' });
  expect(server.seen).toEqual([]);
});
