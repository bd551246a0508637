import { gzipSync } from 'node:zlib';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Pixels } from '../src/pixels.js';
import { readStealthMetadata } from '../src/stealth.js';

const settings = 'a fox 🦊\nNegative prompt: b\nSteps: 2, Seed: 18446744073709551615';
const kinds = { pnginfo: [3], pngcomp: [3], rgbinfo: [0, 1, 2], rgbcomp: [0, 1, 2] } as const;
type Kind = keyof typeof kinds;

interface Shape {
  readonly width?: number;
  readonly height?: number;
  readonly bytesPerPixel?: number;
  /** What the picture says of the length, in bits. */
  readonly bits?: number;
  readonly colors?: readonly number[];
}

/** Hides bytes as generators do: from the top of each column to its bottom. */
function hide(kind: Kind, stored: Uint8Array, shape: Shape = {}): Pixels {
  const { width = 64, height = 48, bytesPerPixel = 4, bits = stored.length * 8, colors = kinds[kind] } = shape;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bits);
  const digits = [...Buffer.concat([Buffer.from(`stealth_${kind}`), length, stored])]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  const data = new Uint8Array(width * height * bytesPerPixel).fill(200);
  let at = 0;
  for (let x = 0; x < width; x++)
    for (let y = 0; y < height; y++)
      for (const color of colors) {
        const position = (y * width + x) * bytesPerPixel + color;
        if (at < digits.length) data[position] = ((data[position] ?? 0) & 0xfe) | Number(digits[at++]);
      }
  return { width, height, data };
}

const text = (value: string) => Buffer.from(value);

describe('a text that is hidden in pixels', () => {
  test.each<[Kind, string]>([
    ['pnginfo', 'stealth alpha'],
    ['pngcomp', 'stealth alpha'],
    ['rgbinfo', 'stealth rgb'],
    ['rgbcomp', 'stealth rgb'],
  ])('is read: stealth_%s', async (kind, from) => {
    const stored = kind.endsWith('comp') ? gzipSync(settings) : text(settings);
    const { texts, generation, warnings } = await readStealthMetadata(hide(kind, stored));
    expect(texts).toEqual([{ key: 'parameters', text: settings, from, encoding: 'utf-8', offset: 0 }]);
    expect(generation).toMatchObject({
      format: 'automatic1111',
      prompt: { value: 'a fox 🦊', from: 'parameters' },
      seed: { value: 18446744073709551615n },
    });
    expect(warnings).toEqual([]);
  });

  test('has the texts of NovelAI by their keys', async () => {
    const comment = JSON.stringify({ prompt: 'a fox', uc: 'b', seed: 5, steps: 28 });
    const record = { Description: 'a fox', Software: 'NovelAI', Source: 'NovelAI V4 37442FCA', Comment: comment };
    const { texts, generation } = await readStealthMetadata(hide('pngcomp', gzipSync(JSON.stringify(record))));
    expect(texts.map(({ key }) => key)).toEqual(Object.keys(record));
    expect(generation).toMatchObject({ format: 'novelai', seed: { value: 5 }, negativePrompt: { value: 'b' } });
  });

  test.each([
    ['swarmui', { sui_image_params: { prompt: 'a fox', seed: 5 } }],
    ['fooocus', { prompt: 'a fox', steps: 30, base_model: 'juggernautXL', version: 'Fooocus v2.5.5' }],
  ])('is one text when it is the JSON of one generator: %s', async (format, record) => {
    const stored = gzipSync(JSON.stringify(record));
    const { texts, generation } = await readStealthMetadata(hide('pngcomp', stored));
    expect(texts.map(({ key }) => key)).toEqual(['parameters']);
    expect(generation).toMatchObject({ format, prompt: { value: 'a fox' } });
  });

  test.each([
    ['in colors without alpha', 'rgbcomp', { bytesPerPixel: 3 }],
    ['in the alpha of grey pixels', 'pngcomp', { bytesPerPixel: 2, colors: [1] }],
    ['in a picture of one row', 'pngcomp', { width: 4_000, height: 1 }],
    ['in a picture of one column', 'pngcomp', { width: 1, height: 4_000 }],
  ] satisfies [string, Kind, Shape][])('is read %s', async (_, kind, shape) => {
    const { texts } = await readStealthMetadata(hide(kind, gzipSync(settings), shape));
    expect(texts.map((found) => found.text)).toEqual([settings]);
  });

  test('is read of clamped pixels, as a canvas has them', async () => {
    const { data, ...size } = hide('pngcomp', gzipSync(settings));
    expect((await readStealthMetadata({ ...size, data: new Uint8ClampedArray(data) })).texts).toHaveLength(1);
  });
});

describe('what is damaged is left out, with a warning', () => {
  test.each([
    ['a length beyond the picture', hide('pnginfo', text(settings), { bits: 2 ** 32 - 1 }), 'the picture has room for'],
    ['a stream that is none', hide('pngcomp', text(settings)), 'does not decompress'],
    ['half a stream', hide('pngcomp', gzipSync(settings).subarray(0, 40)), 'does not decompress'],
  ])('%s', async (_, pixels, warning) => {
    const { texts, warnings, ...rest } = await readStealthMetadata(pixels);
    expect(texts).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining(warning)]);
    expect(rest).toEqual({ generations: [] });
  });

  test.each(['pnginfo', 'pngcomp'] as const)('a text beyond a limit: %s', async (kind) => {
    const long = 'x'.repeat(1_000);
    const pixels = hide(kind, kind === 'pngcomp' ? gzipSync(long) : text(long), { width: 200, height: 200 });
    const { texts, warnings } = await readStealthMetadata(pixels, { limits: { textBytes: 999 } });
    expect(texts).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining('999')]);
    expect((await readStealthMetadata(pixels, { limits: { textBytes: 1_000 } })).texts).toHaveLength(1);
  });
});

test('whatever is hidden, it resolves within the limits', async () => {
  const kind = fc.constantFrom(...(Object.keys(kinds) as Kind[]));
  const stored = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.json().map((value) => gzipSync(value)),
    fc.string({ unit: 'binary', maxLength: 300 }).map((value) => gzipSync(value)),
  );
  const bits = fc.option(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { nil: undefined });
  await fc.assert(
    fc.asyncProperty(kind, stored, bits, async (name, bytes, length) => {
      const shape = length === undefined ? {} : { bits: length };
      const { texts, warnings } = await readStealthMetadata(hide(name, bytes, shape), { limits: { textBytes: 200 } });
      expect(texts.every(({ text: found }) => found.length <= 200)).toBe(true);
      expect(texts.length === 0 ? warnings.length : 0).toBeLessThanOrEqual(1);
    }),
  );
});

test('a picture in which nothing is hidden, or that is too small for it, has no text', async () => {
  const nothing = { texts: [], warnings: [], generations: [] };
  for (const [width, height] of [
    [64, 48],
    [1, 1],
  ] as const)
    for (const bytesPerPixel of [1, 2, 3, 4]) {
      const data = new Uint8Array(width * height * bytesPerPixel).fill(255);
      expect(await readStealthMetadata({ width, height, data })).toEqual(nothing);
    }
});

test.each([
  [{ width: 0, height: 1, data: new Uint8Array() }, 'pixels.width: must be a whole number from 1 on, got 0'],
  [{ width: 1, height: 1.5, data: new Uint8Array() }, 'pixels.height: must be a whole number from 1 on, got 1.5'],
  [{ width: 2, height: 2, data: new Uint8Array(5) }, 'must have 1 to 4 bytes for each of 2 × 2 pixels, got 5 bytes'],
  [{ width: 1, height: 1, data: JSON.parse('[1,2,3]') }, 'pixels.data: must be a Uint8Array'],
])('wrong pixels are refused: %o', async (pixels, message) => {
  const error = await readStealthMetadata(pixels).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TypeError);
  expect(error).toMatchObject({ message: expect.stringContaining(message) });
});

test.each([undefined, null, 'a.png'])('%s in place of pixels is refused with what to pass', async (pixels) => {
  const error = await Reflect.apply(readStealthMetadata, undefined, [pixels]).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TypeError);
  expect(error.message).toBe(`pixels: must be an object with width, height and data, got ${pixels}`);
});
