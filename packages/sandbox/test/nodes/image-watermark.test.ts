import { createHash } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { decode } from '../../src/internal/imaging/pixels/codec.js';
import type { Pixels } from '../../src/internal/imaging/pixels/pixels.js';
import { watermarked, watermarkOf } from '../../src/internal/nodes/compute/watermark.js';
import { record } from '../../src/internal/validation/record.js';
import { createSandbox } from '../../src/sandbox.js';
import { imageOutputOf } from '../support/image-node.js';
import { edge, nodes, results, run } from '../support/queue.js';
import { request } from '../support/request.js';

/** Returns rows of slopes, of noise and of one colour, by turns. */
function picture(width: number, height: number): Pixels {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, index) => {
    const [channel, pixel] = [index % 3, Math.floor(index / 3)];
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    if (y % 96 < 32) return (x * (channel + 1) + y * (3 - channel)) >> 2;
    return y % 96 < 64 ? (index * 37 + ((index * index) % 65_521) * 11) >> 3 : channel * 90 + 40;
  });
  return { width, height, mode: 'RGB', data };
}

const grey = (width: number, height: number): Pixels => ({
  width,
  height,
  mode: 'RGB',
  data: new Uint8Array(width * height * 3).fill(128),
});
const digest = ({ data }: Pixels) => createHash('sha256').update(data).digest('hex').slice(0, 32);

// All expectations are the output of the real server.
test.each([
  [261, 258, 'InvokeAI', '2645b340965031bb1498f7b5cfe161f2'],
  [261, 258, 'nähe 水 \uFFFD', 'b0629a4e000f11f8207d84825317c1f3'],
  [256, 256, 'x', '74329f9a50159199cfce84bd8a0495da'],
  [16_384, 4, '', 'd65685c4dfee5d6490d10f77b092bf7b'],
  [16_387, 7, 'a', '5f254422a885e58c089f73001bf850b3'],
  [8200, 8, 'bits', 'f9171e3f3ada9b2c5a6e2b230e32d0f3'],
])('a picture of %i by %i has %j in each pixel as on the server', (width, height, text, expected) => {
  expect(digest(watermarked(picture(width, height), text))).toBe(expected);
});

test('a bit changes one sum of its block', () => {
  const { data } = watermarked(grey(256, 256), 'InvokeAI');
  expect([...data.subarray(0, 18)]).toEqual([
    128, 128, 128, 128, 128, 128, 128, 127, 132, 128, 127, 132, 128, 128, 128, 128, 128, 128,
  ]);
});

describe('a text is read', () => {
  const latin = watermarked(picture(261, 258), 'InvokeAI');
  const wide = watermarked(picture(261, 258), 'nähe 水 \uFFFD');

  test.each([
    ['of its length', latin, 8, 'InvokeAI'],
    ['several times', watermarked(picture(256, 256), 'x'), 8, 'xxxxxxxx'],
    ['of no bytes', latin, 0, ''],
    ['of fewer than none', latin, -1, ''],
    ['with the bits that a clipped colour has changed', wide, 13, 'oçhe水(\uFFFD'],
    [
      'without bytes that are no UTF-8',
      wide,
      200,
      'oe\x7f""0\x00\\%ǥxh\x00水 \uFFFDnähe 水?\uFFFD\x7fo9x  뷸n@he 水 \uFFFDnähe\x7fh\x7fԂ\ufff5d,)꠴H',
    ],
    ['where there is none', picture(261, 258), 12, '\x07P%\x01\x0b@\x00\x10'],
    ['without zeroes at its end', watermarked(picture(8200, 8), 'bits'), 200, 'cwotgtcw'.repeat(8)],
    ['where no block is', picture(16_387, 7), 8, ''],
    ['where the picture is too small', picture(255, 256), 8, ''],
    ['where the picture is too low', picture(30_000, 3), 8, ''],
  ])('%s', (_, pixels, length, expected) => {
    expect(watermarkOf(pixels, length)).toBe(expected);
  });
});

test.each([
  [127, ''],
  [128, 'a'],
])('a bit that %i of 257 blocks hold is read', (count, expected) => {
  const text = 'a'.repeat(count) + '\0'.repeat(257 - count);
  expect(watermarkOf(watermarked(grey(64, 2056), text), 1)).toBe(expected);
});

test('a length above all memory is read as far as there are blocks', () => {
  expect(watermarkOf(watermarked(picture(8200, 8), 'bits'), 1e12)).toBe('cwotgtcw'.repeat(8));
});

test.each([
  [255, 256, 'a', 'RuntimeError: image too small, should be larger than 256x256'],
  [30_000, 3, 'a', 'ValueError: Value of data_len must be greater than zero.'],
  [3, 30_000, 'a', 'ValueError: Value of data_len must be greater than zero.'],
  [256, 256, '', 'ZeroDivisionError: integer modulo by zero'],
])('a picture of %i by %i is refused for %j as on the server', (width, height, text, expected) => {
  const [type, message] = expected.split(': ');
  expect(() => watermarked(picture(width, height), text)).toThrow(expect.objectContaining({ type, message }));
});

test('the node fails for a small picture', async () => {
  expect(await imageOutputOf('img_watermark', { image: 'rgba' })).toBe(
    'RuntimeError: image too small, should be larger than 256x256',
  );
});

test('one node saves an image with a text and with metadata, another one reads the text', async () => {
  using sandbox = createSandbox();
  const color = { r: 128, g: 128, b: 128, a: 255 };
  const item = await run(sandbox, {
    nodes: nodes(
      { id: 'a', type: 'blank_image', width: 256, height: 264, color },
      { id: 'b', type: 'img_watermark', metadata: { artist: 'Ada' } },
      { id: 'c', type: 'decode_watermark' },
    ),
    edges: [edge('a.image -> b.image'), edge('b.image -> c.image')],
  });
  expect(results(item)).toContainEqual(expect.objectContaining({ value: 'InvokeAI' }));
  const name = record(record(results(item)[1])['image'])['image_name'];
  const file = await sandbox.fetch(`http://sandbox/api/v1/images/i/${name}/full`);
  expect(await decode(new Uint8Array(await file.arrayBuffer()))).toMatchObject({ mode: 'RGBA', height: 264 });
  const { body } = await request(sandbox, `GET /api/v1/images/i/${name}/metadata`);
  expect(body).toEqual({ artist: 'Ada' });
});
