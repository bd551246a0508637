import { deflateSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { readMetadata } from '../../src/metadata.js';
import { bytesOf, chunk, iTXt, join, png, tEXt, uint32, utf8, zTXt } from '../support/png.js';

const read = async (file: Uint8Array, limits = {}) => readMetadata(file, { limits });

test('a PNG without texts is a size and nothing else', async () => {
  expect(await read(png())).toEqual({
    container: 'png',
    width: 3,
    height: 2,
    texts: [],
    generations: [],
    warnings: [],
  });
});

describe('a text', () => {
  test.each([
    ['tEXt', tEXt('Title', 'a bridge'), 'a bridge', 'ascii'],
    ['tEXt in Latin-1', tEXt('Title', 'Br\xfccke'), 'Brücke', 'latin1'],
    ['tEXt in UTF-8, against the standard', chunk('tEXt', join('Title\0', utf8('橋 🌉'))), '橋 🌉', 'utf-8'],
    ['zTXt', zTXt('Title', 'a bridge'), 'a bridge', 'ascii'],
    ['iTXt', iTXt('Title', '橋 🌉'), '橋 🌉', 'utf-8'],
    ['iTXt, compressed', iTXt('Title', '橋 🌉', true), '橋 🌉', 'utf-8'],
  ])('of %s is read before and after the pixels', async (name, part, text, encoding) => {
    const { texts } = await read(png([part], [part]));
    expect(texts).toMatchObject(Array(2).fill({ key: 'Title', text, encoding, from: `PNG ${name.slice(0, 4)}` }));
    expect(texts[0]?.offset).toBe(33);
  });

  test('of InvokeAI is Latin-1, as its server reads it', async () => {
    const { texts } = await read(png([tEXt('invokeai_metadata', '{"positive_prompt":"\xc3\xa9"}')]));
    expect(texts[0]?.text).toBe('{"positive_prompt":"Ã©"}');
  });

  test('is kept twice if it is there twice', async () => {
    const { texts } = await read(png([tEXt('a', '1'), tEXt('a', '2')]));
    expect(texts.map(({ text }) => text)).toEqual(['1', '2']);
  });
});

describe('damage is a warning, and the texts before it stay', () => {
  const good = tEXt('Title', 'kept');
  test.each([
    ['a chunk that claims 4 GB', join(uint32(0xffff_ffff), 'tEXtTitle\0'), 'more than the limit'],
    ['a text that claims more than there is', join(uint32(5_000), 'tEXtTitle\0abc'), 'ends inside a chunk tEXt'],
    ['a chunk type that is none', join(uint32(5), '\0\0\0\0abcde'), 'is no chunk'],
    ['a compressed text that is none', chunk('zTXt', 'Title\0\0nothing'), 'does not decompress'],
    ['an iTXt without a text', chunk('iTXt', 'Title\0\0'), 'has no text'],
    ['an EXIF that is none', chunk('eXIf', 'nothing'), 'is no EXIF'],
  ])('%s', async (_, part, warning) => {
    const file = png([good]).subarray(0, 33 + good.length);
    const { texts, warnings } = await read(join(file, part));
    expect(texts.map(({ text }) => text)).toEqual(['kept']);
    expect(warnings[0]).toContain(warning);
  });
});

describe('limits', () => {
  test('a text that decompresses to more than the limit is left out, and is not decompressed whole', async () => {
    const bomb = chunk('zTXt', join('Title\0\0', deflateSync(new Uint8Array(100_000_000))));
    const { texts, warnings } = await read(png([bomb, tEXt('Next', 'read')]), { textBytes: 1_000_000 });
    expect(texts.map(({ key }) => key)).toEqual(['Next']);
    expect(warnings).toEqual(['PNG zTXt "Title" does not decompress to 1000000 bytes or less (at byte 33)']);
  });

  test('all texts together are limited', async () => {
    const { texts, warnings } = await read(png([tEXt('a', 'x'.repeat(60)), tEXt('b', 'x'.repeat(60))]), {
      totalBytes: 90,
    });
    expect(texts.map(({ key }) => key)).toEqual(['a']);
    expect(warnings).toHaveLength(1);
  });

  test('so many chunks are visited, and no more', async () => {
    const { texts, warnings } = await read(png(Array.from({ length: 50 }, () => tEXt('a', 'b'))), { parts: 11 });
    expect(texts).toHaveLength(10);
    expect(warnings[0]).toContain('more chunks than the limit');
  });

  test('of warnings there are a hundred', async () => {
    const { warnings } = await read(png(Array.from({ length: 150 }, () => chunk('iTXt', 'a'))));
    expect(warnings).toHaveLength(100);
  });

  test('a limit that is none is refused', async () => {
    await expect(read(png(), { parts: -1 })).rejects.toThrow('options.limits.parts: must be a whole number, got -1');
  });
});

test('another file under the name of a PNG is what it is', async () => {
  expect((await read(bytesOf('GIF89a\0\0'))).container).toBe('unknown');
  expect((await read(new Uint8Array(0))).container).toBe('unknown');
});
