import { crc32, deflateSync } from 'node:zlib';

import sharp from 'sharp';
import { expect, test } from 'vitest';
import { addTexts, readTexts } from '../../src/internal/imaging/png-chunks.js';
import { png, pngWithTextBehind } from '../support/image-file.js';

const inFront = { behindPixels: false };

/** Returns a PNG with a text chunk turned into one of another type, its checksum made to fit. */
async function withChunk(type: string, data: Buffer) {
  const marker = 'x'.repeat(data.length - 'k\0'.length);
  const bytes = Buffer.from(await png({ texts: { k: marker } }));
  const start = bytes.indexOf('tEXt');
  const body = Buffer.concat([Buffer.from(type), data]);
  body.copy(bytes, start);
  bytes.writeUInt32BE(crc32(body), start + body.length);
  return new Uint8Array(bytes);
}

test('texts come back as they went in, in any script', async () => {
  const texts = new Map([
    ['plain', 'café'],
    ['more', '日本 ☃'],
  ]);
  const bytes = addTexts(await png(), texts);
  expect(readTexts(bytes, inFront)).toEqual(texts);
  expect((await sharp(bytes).metadata()).comments).toContainEqual({ keyword: 'more', text: '日本 ☃' });
});

test('compressed texts are read, those compressed in an unknown way spoil the file', async () => {
  const packed = Buffer.concat([Buffer.from('k\0\0'), deflateSync('{"a":1}')]);
  expect(readTexts(await withChunk('zTXt', packed), inFront).get('k')).toBe('{"a":1}');
  const unknown = Buffer.concat([Buffer.from('k\0\x01'), deflateSync('{"a":1}')]);
  const bytes = await withChunk('zTXt', unknown);
  expect(() => readTexts(bytes, inFront)).toThrow('compression');
});

test('a text too large unpacked spoils the file', async () => {
  const packed = Buffer.concat([Buffer.from('k\0\0'), deflateSync('x'.repeat(1_200_000))]);
  const bytes = await withChunk('zTXt', packed);
  expect(() => readTexts(bytes, inFront)).toThrow();
});

test('a file that breaks off before its pixels, or whose text is damaged, is spoilt', async () => {
  const bytes = await png({ texts: { k: 'value' } });
  expect(() => readTexts(bytes.slice(0, 33), inFront)).toThrow('no pixels');
  const damaged = Buffer.from(bytes);
  damaged.write('V', damaged.indexOf('value'));
  expect(() => readTexts(damaged, inFront)).toThrow('damaged');
});

test('texts behind the pixels are found only on request', async () => {
  const moved = await pngWithTextBehind('k', 'behind');
  expect(readTexts(moved, inFront).size).toBe(0);
  expect(readTexts(moved, { behindPixels: true }).get('k')).toBe('behind');
});
