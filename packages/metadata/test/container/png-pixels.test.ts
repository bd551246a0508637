import { describe, expect, test } from 'vitest';

import { readTexts } from '../../src/texts.js';
import { chunk, join, png, tEXt } from '../support/png.js';

const header = png().subarray(0, 33);
const large = 20_000;

/** Returns a PNG with chunks of pixels of these lengths, and these texts after them. */
const file = (lengths: readonly number[], ...texts: readonly Uint8Array[]) =>
  join(header, ...lengths.map((length) => chunk('IDAT', new Uint8Array(length))), ...texts, chunk('IEND', ''));

/** Reads a source of this size, and counts what is read of it. */
async function read(bytes: Uint8Array, size = bytes.length) {
  const counted = { reads: 0, bytes: 0 };
  const { texts, warnings } = await readTexts({
    size,
    async read(offset, length) {
      const part = bytes.subarray(offset, offset + length);
      counted.reads++;
      counted.bytes += part.length;
      return part;
    },
  });
  return { ...counted, lengths: texts.map(({ text }) => text.length), warnings };
}

describe('a text after the pixels is found', () => {
  test.each([
    ['when all chunks of pixels have one length', [large, large, large, large]],
    ['when the last one is shorter', [large, large, large, 300]],
    ['when their lengths differ', [large, 300, 5_000, large, 1]],
    ['when there is one chunk', [200_000]],
    ['when they are empty', [0, 0, 0, 0]],
  ])('%s', async (_, lengths) => {
    expect(await read(file(lengths, tEXt('a', 'kept')))).toMatchObject({ lengths: [4], warnings: [] });
  });

  test.each([1, large - 2, large, 100_000, 300_000])('when it has %i characters', async (length) => {
    const bytes = file([large, large, large, 7], tEXt('a', 'x'.repeat(length)), tEXt('b', 'kept'));
    expect(await read(bytes)).toMatchObject({ lengths: [length, 4], warnings: [] });
  });
});

test('of 8 MB of pixels in a thousand chunks two parts are read', async () => {
  const { reads, bytes, warnings } = await read(file([...Array.from({ length: 1_000 }, () => 8_192), 77]));
  expect({ reads, warnings }).toEqual({ reads: 2, warnings: [] });
  expect(bytes).toBeLessThan(20_000);
});

test('a size that is larger than the file changes nothing', async () => {
  const { lengths, warnings } = await read(file([large, large, large, 7], tEXt('a', 'kept')), 10_000_000);
  expect({ lengths, warnings }).toEqual({ lengths: [4], warnings: [] });
});
