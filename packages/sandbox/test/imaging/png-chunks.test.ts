import { crc32, deflateSync } from 'node:zlib';

import sharp from 'sharp';
import { expect, test } from 'vitest';
import { addTexts, readTexts } from '../../src/internal/imaging/png-chunks.js';
import { sourceOfBytes } from '../../src/internal/validation/byte-source.js';
import { createSandbox } from '../../src/sandbox.js';
import { form, png, pngWithTextBehind, UPLOAD } from '../support/image-file.js';
import { request } from '../support/request.js';

const inFront = { behindPixels: false };

const read = (bytes: Uint8Array<ArrayBuffer>, options: typeof inFront) => readTexts(sourceOfBytes(bytes), options);

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
  expect(read(bytes, inFront)).toEqual(texts);
  expect((await sharp(bytes).metadata()).comments).toContainEqual({ keyword: 'more', text: '日本 ☃' });
});

test('reads compressed texts, and rejects an unknown compression', async () => {
  const packed = Buffer.concat([Buffer.from('k\0\0'), deflateSync('{"a":1}')]);
  expect(read(await withChunk('zTXt', packed), inFront).get('k')).toBe('{"a":1}');
  const unknown = Buffer.concat([Buffer.from('k\0\x01'), deflateSync('{"a":1}')]);
  const bytes = await withChunk('zTXt', unknown);
  expect(() => read(bytes, inFront)).toThrow('compression');
});

test('rejects a text that is too large when decompressed', async () => {
  const packed = Buffer.concat([Buffer.from('k\0\0'), deflateSync('x'.repeat(1_200_000))]);
  const bytes = await withChunk('zTXt', packed);
  expect(() => read(bytes, inFront)).toThrow();
});

test('rejects a file that ends before its pixels or has a damaged text', async () => {
  const bytes = await png({ texts: { k: 'value' } });
  expect(() => read(bytes.slice(0, 33), inFront)).toThrow('PNG without pixels');
  const damaged = Buffer.from(bytes);
  damaged.write('V', damaged.indexOf('value'));
  expect(() => read(damaged, inFront)).toThrow('damaged');
});

test('reads texts after the pixels only on request', async () => {
  const moved = await pngWithTextBehind('k', 'behind');
  expect(read(moved, inFront).size).toBe(0);
  expect(read(moved, { behindPixels: true }).get('k')).toBe('behind');
});

test.each([
  { count: 64, isBehind: false, created: '201', cropped: '201' },
  { count: 65, isBehind: false, created: '415 Failed to read image', cropped: '415 Failed to read image' },
  { count: 64, isBehind: true, created: '201', cropped: '201' },
  { count: 65, isBehind: true, created: '500 Failed to create image', cropped: '500 Failed to crop image' },
])(
  'reads 64 MiB of texts and no more, behind the pixels too: %o',
  { tags: 'large' },
  async ({ count, isBehind, created, cropped }) => {
    using sandbox = createSandbox();
    const text = deflateSync(Buffer.alloc(1024 * 1024, 'a'));
    const bytes = Buffer.from(await png());
    const end = isBehind ? bytes.length - 12 : 33;
    const texts = Array.from({ length: count }, () => chunk('zTXt', Buffer.concat([Buffer.from('k\0\0'), text])));
    const file = new Uint8Array(Buffer.concat([bytes.subarray(0, end), ...texts, bytes.subarray(end)]));
    const outcome = async (query: string) => {
      const { status, body } = await request(sandbox, `${UPLOAD}${query}`, form(file));
      return status === 201 ? '201' : `${status} ${(body as { detail: string }).detail}`;
    };
    expect([await outcome(''), await outcome('&crop_visible=true')]).toEqual([created, cropped]);
  },
);

function chunk(type: string, data: Buffer): Buffer {
  const frame = Buffer.alloc(12 + data.length);
  frame.writeUInt32BE(data.length);
  frame.write(type, 4, 'latin1');
  data.copy(frame, 8);
  frame.writeUInt32BE(crc32(frame.subarray(4, 8 + data.length)), 8 + data.length);
  return frame;
}
