import { crc32, deflateSync } from 'node:zlib';

import sharp from 'sharp';
import { expect, test } from 'vitest';
import { addTexts, readTexts } from '../../src/internal/imaging/png-chunks.js';
import { png, pngWithTextBehind } from '../support/image-file.js';

const inFront = { behindPixels: false };

/** Returns a PNG with a text chunk changed to another type, with a valid checksum. */
async function withChunk(type: string, data: Buffer) {
  const marker = 'x'.repeat(data.length - 'k\0'.length);
  const bytes = Buffer.from(await png({ texts: { k: marker } }));
  const start = bytes.indexOf('tEXt');
  const body = Buffer.concat([Buffer.from(type), data]);
  body.copy(bytes, start);
  bytes.writeUInt32BE(crc32(body), start + body.length);
  return new Uint8Array(bytes);
}

test('reads texts as they were written, in any script', async () => {
  const texts = new Map([
    ['plain', 'café'],
    ['more', '日本 ☃'],
  ]);
  const bytes = addTexts(await png(), texts);
  expect(readTexts(bytes, inFront)).toEqual(texts);
  expect((await sharp(bytes).metadata()).comments).toContainEqual({ keyword: 'more', text: '日本 ☃' });
});

test('reads compressed texts, and rejects an unknown compression', async () => {
  const packed = Buffer.concat([Buffer.from('k\0\0'), deflateSync('{"a":1}')]);
  expect(readTexts(await withChunk('zTXt', packed), inFront).get('k')).toBe('{"a":1}');
  const unknown = Buffer.concat([Buffer.from('k\0\x01'), deflateSync('{"a":1}')]);
  const bytes = await withChunk('zTXt', unknown);
  expect(() => readTexts(bytes, inFront)).toThrow('compression');
});

test('rejects a text that is too large when decompressed', async () => {
  const packed = Buffer.concat([Buffer.from('k\0\0'), deflateSync('x'.repeat(1_200_000))]);
  const bytes = await withChunk('zTXt', packed);
  expect(() => readTexts(bytes, inFront)).toThrow();
});

test('rejects a file that ends before its pixels or has a damaged text', async () => {
  const bytes = await png({ texts: { k: 'value' } });
  expect(() => readTexts(bytes.slice(0, 33), inFront)).toThrow('PNG without pixels');
  const damaged = Buffer.from(bytes);
  damaged.write('V', damaged.indexOf('value'));
  expect(() => readTexts(damaged, inFront)).toThrow('damaged');
});

test('reads texts after the pixels only on request', async () => {
  const moved = await pngWithTextBehind('k', 'behind');
  expect(readTexts(moved, inFront).size).toBe(0);
  expect(readTexts(moved, { behindPixels: true }).get('k')).toBe('behind');
});
