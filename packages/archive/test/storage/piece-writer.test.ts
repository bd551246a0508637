import { type FileHandle, open, readFile } from 'node:fs/promises';

import { expect, onTestFinished, test } from 'vitest';

import { PieceBuffers, PieceWriter } from '../../src/internal/storage/piece-writer.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const PIECE = 256 * 1024;
const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });

/** Opens a file whose writes are counted, take at most so many bytes and fail from the given one on. */
async function opened({ most = Number.POSITIVE_INFINITY, failsAt = Number.POSITIVE_INFINITY } = {}) {
  const path = folder.next();
  const handle = await open(path, 'w');
  onTestFinished(() => handle.close());
  const write = handle.write.bind(handle);
  let writes = 0;
  Object.assign(handle, {
    write: async (bytes: Buffer, offset: number, length: number) => {
      if (writes++ >= failsAt) throw full;
      return write(bytes, offset, Math.min(length, most));
    },
  });
  return { path, handle, writes: () => writes };
}

const bytesOf = (count: number) => Buffer.from(Uint8Array.from({ length: count }, (_, index) => (index * 7919) >> 3));

async function writeAll(handle: FileHandle, chunks: Iterable<Uint8Array>, buffers = new PieceBuffers()) {
  const pieces = new PieceWriter(handle, buffers);
  try {
    for (const chunk of chunks) await pieces.add(chunk);
    await pieces.end();
  } finally {
    await pieces.close();
  }
}

function* chunksOf(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test.each([1_000, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 5])(
  'chunks of %i bytes are written as they are',
  async (size) => {
    const bytes = bytesOf(4 * PIECE + 17);
    const { path, handle, writes } = await opened();
    await writeAll(handle, chunksOf(bytes, size));
    expect((await readFile(path)).equals(bytes)).toBe(true);
    expect(writes()).toBe(5);
  },
);

test('a file system that writes less than it is given gets the rest again', async () => {
  const bytes = bytesOf(PIECE + 100);
  const { path, handle } = await opened({ most: 100_000 });
  await writeAll(handle, [bytes]);
  expect((await readFile(path)).equals(bytes)).toBe(true);
});

test('a chunk may change once it was added', async () => {
  const { path, handle } = await opened();
  const chunk = Buffer.alloc(100_000);
  await writeAll(
    handle,
    (function* () {
      for (let index = 0; index < 10; index++) yield chunk.fill(index);
    })(),
  );
  const written = await readFile(path);
  expect(Array.from({ length: 10 }, (_, index) => written[index * 100_000])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test.each([0, 1, 4])('when write %i fails, so does the file', async (failsAt) => {
  const { handle } = await opened({ failsAt });
  await expect(writeAll(handle, chunksOf(bytesOf(4 * PIECE + 17), 100_000))).rejects.toBe(full);
});

test('files at once do not share a buffer', async () => {
  const buffers = new PieceBuffers();
  const files = await Promise.all(Array.from({ length: 6 }, () => opened()));
  const contents = files.map((_, index) => Buffer.alloc(3 * PIECE + index, index + 1));
  for (let round = 0; round < 2; round++) {
    await Promise.all(
      files.map(({ handle }, index) => writeAll(handle, chunksOf(contents[index] ?? Buffer.alloc(0), 50_000), buffers)),
    );
  }
  for (const [index, { path }] of files.entries()) {
    const written = await readFile(path);
    expect(written.equals(Buffer.alloc(2 * (3 * PIECE + index), index + 1))).toBe(true);
  }
});
