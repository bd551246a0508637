import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { deflateSync } from 'node:zlib';

import { afterAll, describe, expect, test, vi } from 'vitest';

import { openFileSourceSync } from '../src/file-source.js';
import { interpretTexts } from '../src/interpretation.js';
import { readMetadata } from '../src/metadata.js';
import { readMetadataSync, readTextsSync, type SyncByteSource } from '../src/sync.js';
import { readTexts } from '../src/texts.js';
import { bytesOf, chunk, join, png, tEXt, zTXt } from './support/png.js';
import { samples } from './support/samples.js';

const folder = mkdtempSync(joinPath(tmpdir(), 'metadata-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(Object.entries(samples))('of a file of the kind %s', (kind, sample) => {
  const path = joinPath(folder, kind);
  writeFileSync(path, sample);

  test('the same is read at once, from bytes and from a path', async () => {
    const expected = await readMetadata(sample);
    expect(readMetadataSync(sample)).toEqual(expected);
    expect(readMetadataSync(openFileSourceSync(path))).toEqual(expected);
  });

  test('texts and what they say are the metadata', async () => {
    const texts = await readTexts(sample);
    expect(readTextsSync(sample)).toEqual(texts);
    expect({ ...texts, ...interpretTexts(texts.texts) }).toEqual(await readMetadata(sample));
  });
});

test('texts of one file stay when the next is read', () => {
  const paths = ['one', 'two'].map((text) => {
    const path = joinPath(folder, text);
    writeFileSync(path, png([tEXt('Title', text.repeat(100))], [tEXt('Title', text)]));
    return path;
  });
  const read = paths.map((path) => readTextsSync(openFileSourceSync(path)).texts.map(({ text }) => text));
  expect(read).toEqual([
    ['one'.repeat(100), 'one'],
    ['two'.repeat(100), 'two'],
  ]);
});

test('a text that is larger than the shared buffer is whole', () => {
  const path = joinPath(folder, 'long');
  writeFileSync(path, png([tEXt('Title', 'abc'.repeat(100_000)), tEXt('b', '1')]));
  expect(readTextsSync(openFileSourceSync(path)).texts.map(({ text }) => text)).toEqual(['abc'.repeat(100_000), '1']);
});

test('what the picture says has precedence over the sidecar', () => {
  const sidecar = bytesOf('a cat\nSteps: 2, Seed: 7');
  const file = png([tEXt('parameters', 'a fox\nSteps: 2, Seed: 1')]);
  expect(readMetadataSync(file, { sidecar }).generation?.seed?.value).toBe(1);
  expect(readMetadataSync(png(), { sidecar }).generation?.seed?.value).toBe(7);
});

test('a compressed text beyond the limit is a warning', () => {
  const { texts, warnings } = readMetadataSync(png([zTXt('a', 'x'.repeat(1_000_000))]), {
    limits: { textBytes: 10_000 },
  });
  expect(texts).toEqual([]);
  expect(warnings[0]).toContain('does not decompress to 10000 bytes or less');
});

test('a compressed text with something behind it is a warning, as with a promise', async () => {
  const file = png([chunk('zTXt', join('a\0\0', deflateSync(bytesOf('text')), 'more'))]);
  const expected = await readTexts(file);
  expect(expected.warnings[0]).toContain('does not decompress');
  expect(readTextsSync(file)).toEqual(expected);
});

test('where nothing can decompress at once, a compressed text is a warning', () => {
  vi.stubGlobal('process', undefined);
  try {
    expect(readMetadataSync(png([zTXt('a', 'b')])).warnings[0]).toContain('PNG zTXt "a" does not decompress');
  } finally {
    vi.unstubAllGlobals();
  }
});

test('an error of the source is the error of the call, and the source is closed', () => {
  let closed = 0;
  const source: SyncByteSource = {
    size: 10,
    read() {
      throw new Error('EIO');
    },
    close: () => closed++,
  };
  expect(() => readMetadataSync(source)).toThrow('EIO');
  expect(closed).toBe(1);
});

test('a file that is not there is the error of the file system', () => {
  expect(() => openFileSourceSync(joinPath(folder, 'none'))).toThrow('ENOENT');
});

test('a path is refused, with what is taken', () => {
  // @ts-expect-error: as a program in JavaScript would
  expect(() => readMetadataSync('a.png')).toThrow('source: must be a Uint8Array or a SyncByteSource, got string');
});
