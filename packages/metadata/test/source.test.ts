import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { openFileSource } from '../src/file-source.js';
import { readMetadata } from '../src/metadata.js';
import { type ByteSource, toByteSource } from '../src/source.js';
import { readMetadataSync, type SyncByteSource } from '../src/sync.js';
import { chunk, png, tEXt } from './support/png.js';

const folder = mkdtempSync(joinPath(tmpdir(), 'metadata-'));
afterAll(() => rmSync(folder, { recursive: true }));

const pixels = Array.from({ length: 60 }, () => chunk('IDAT', new Uint8Array(65_536)));
const large = png([...pixels, tEXt('a', '1')], [tEXt('b', '2')]);
const path = joinPath(folder, 'large.png');
writeFileSync(path, large);

/** Returns a source that counts the bytes that it returns. */
function counting(source: ByteSource) {
  const counted = { bytes: 0, closed: 0 };
  const counter: ByteSource = {
    size: source.size,
    async read(offset, length) {
      const bytes = await source.read(offset, length);
      counted.bytes += bytes.length;
      return bytes;
    },
    async close() {
      counted.closed++;
      await source.close?.();
    },
  };
  return { counter, counted };
}

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('the same is read from', () => {
  test.each([
    ['bytes', () => large],
    ['an array buffer', () => large.buffer],
    ['a blob', () => new Blob([large])],
    ['a stream of the web', () => new Blob([large]).stream()],
    [
      'a stream that cannot be iterated over',
      () => Object.create({ getReader: () => new Blob([large]).stream().getReader() }),
    ],
    ['an iterable of small chunks', () => inChunks(large, 1_000)],
    ['an iterable of large chunks', () => inChunks(large, 1_000_000)],
    ['a path', () => openFileSource(path)],
  ])('%s', async (_, open) => {
    const { texts, width } = await readMetadata(await open());
    expect({ width, texts: texts.map(({ key, text, offset }) => [key, text, large[offset + 4]]) }).toEqual({
      width: 3,
      texts: [
        ['a', '1', 't'.charCodeAt(0)],
        ['b', '2', 't'.charCodeAt(0)],
      ],
    });
  });
});

test('of 4 MB with texts after the pixels less than 128 kB are read, and the file is closed', async () => {
  const { counter, counted } = counting(await openFileSource(path));
  expect((await readMetadata(counter)).texts).toHaveLength(2);
  expect(counted.bytes).toBeLessThan(128_000);
  expect(counted.closed).toBe(1);
  await expect(counter.read(0, 1)).rejects.toThrow();
});

test('a stream without a file in it is cut off after its first bytes', async () => {
  let yielded = 0;
  let returned = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        yielded++;
        yield new Uint8Array(1_000);
      }
    } finally {
      returned = true;
    }
  }
  expect((await readMetadata(endless())).container).toBe('unknown');
  expect(yielded).toBeLessThan(100);
  expect(returned).toBe(true);
});

test('an error of the source is the error of the call, and the source is closed', async () => {
  const { counter, counted } = counting({ read: () => Promise.reject(new Error('EIO')) });
  await expect(readMetadata(counter)).rejects.toThrow('EIO');
  expect(counted.closed).toBe(1);
});

test('a file that is not there is the error of the file system', async () => {
  await expect(openFileSource(joinPath(folder, 'none'))).rejects.toThrow('ENOENT');
});

test('an abort rejects with its reason', async () => {
  const controller = new AbortController();
  const source = toByteSource(large);
  const aborting: ByteSource = {
    read(offset, length) {
      if (offset > 0) controller.abort(new Error('enough'));
      return source.read(offset, length);
    },
  };
  await expect(readMetadata(aborting, { signal: controller.signal })).rejects.toThrow('enough');
});

test('a path is refused, with what to use', () => {
  // @ts-expect-error: as a program in JavaScript would
  expect(() => toByteSource('a.png')).toThrow('for a path use openFileSource');
});

test('a sidecar that is not read any more is closed', async () => {
  const { counter, counted } = counting(toByteSource(large));
  const broken: ByteSource = { size: 100, read: () => Promise.reject(new Error('the disk is gone')) };
  await expect(readMetadata(broken, { sidecar: counter })).rejects.toThrow('the disk is gone');
  expect(counted).toEqual({ bytes: 0, closed: 1 });

  let closed = 0;
  const sidecar: SyncByteSource = { size: 1, read: () => new Uint8Array(1), close: () => void closed++ };
  const read = (): never => {
    throw new Error('the disk is gone');
  };
  expect(() => readMetadataSync({ size: 100, read }, { sidecar })).toThrow('the disk is gone');
  expect(closed).toBe(1);
});
