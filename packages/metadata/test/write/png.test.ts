import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readMetadata } from '../../src/metadata.js';
import { insertPngText, removePngText } from '../../src/png.js';
import { chunk, iTXt, png, tEXt, zTXt } from '../support/png.js';

const key = fc.string({ unit: fc.constantFrom(...'abcXYZ019_-'), minLength: 1, maxLength: 79 });
const text = fc
  .string({ unit: 'binary', maxLength: 200 })
  .filter((value) => !value.includes('\0') && value.isWellFormed());

test('what is inserted is read again, and removing it gives back the same file', async () => {
  const before = png([chunk('gAMA', 'abcd')], [chunk('tIME', 'abcdefg')]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ key, text }), { maxLength: 5 }), async (texts) => {
      const written = insertPngText(before, texts);
      const read = await readMetadata(written);
      expect(read.texts.map((one) => ({ key: one.key, text: one.text }))).toEqual(texts);
      expect(read.warnings).toEqual([]);
      expect(removePngText(written)).toEqual(before);
    }),
  );
});

test('an ASCII text is the chunk that others write, with its checksum, before the pixels', () => {
  expect(insertPngText(png(), [{ key: 'Title', text: 'a bridge' }])).toEqual(png([tEXt('Title', 'a bridge')]));
});

test('texts are removed by key, whatever their chunk and wherever they are', () => {
  const others = [tEXt('c', '3'), chunk('eXIf', 'x')];
  const file = png([tEXt('a', '1'), ...others], [zTXt('a', '2'), iTXt('b', '3')]);
  expect(removePngText(file, ['a', 'b'])).toEqual(png(others));
  expect(removePngText(file)).toEqual(png());
});

test('a file that has none of the keys stays the same', () => {
  const file = png([tEXt('a', '1')]);
  expect(removePngText(file, ['b'])).toEqual(file);
});

describe('is refused:', () => {
  test.each([
    ['bytes that are no PNG', new Uint8Array(50), 'a', 'png: must be the bytes of a PNG file'],
    ['a PNG that is cut off', png().subarray(0, 60), 'a', 'png: ends inside the chunk at byte'],
    ['an empty key', png(), '', 'a key must have 1 to 79 characters of Latin-1, got ""'],
    ['a key with a NUL', png(), 'a\0b', 'a key must have 1 to 79 characters'],
    ['a key of other letters', png(), '橋', 'a key must have 1 to 79 characters'],
  ])('%s', (_, file, name, message) => {
    expect(() => insertPngText(file, [{ key: name, text: 'a' }])).toThrow(message);
  });

  test.each(['a\0b', '\ud83c'])('the text %j', (bad) => {
    expect(() => insertPngText(png(), [{ key: 'a', text: bad }])).toThrow('must be well-formed and without NUL');
  });
});
