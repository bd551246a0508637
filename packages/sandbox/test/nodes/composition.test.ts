import { expect, test } from 'vitest';

import { clearArea } from '../../src/internal/imaging/pixels/flood.js';
import { colourOf } from '../../src/internal/nodes/compute/colour-text.js';
import { sumOfProducts } from '../../src/internal/nodes/compute/dot-product.js';
import { imageOutputOf } from '../support/image-node.js';

// The pixels of the real server's output.
test.each<[string, Record<string, unknown>, string]>([
  ['invokeai_ealightness', { image: 'rgba' }, 'L 53 187 211 135 203 229 125 125 155 134 103 143'],
  ['invokeai_ealightness', { image: 'rgb' }, 'L 53 138 91 199 135 146 93 245 125 173 182 159'],
  ['invokeai_ealightness', { image: 'grey' }, 'L 0 51 127 215 74 209 114 28 235 206 196 207'],
  [
    'invokeai_img_composite',
    { image_subject: 'rgba', image_background: 'rgb' },
    'RGBA 0 48 118 255 177 100 181 255 232 200 190 255 200 190 202 255 80 224 134 255 168 120 230 255 56 120 206 255 237 211 11 255 56 120 206 255 98 154 97 255 136 40 222 255 144 150 178 255',
  ],
  [
    'invokeai_img_composite',
    { image_subject: 'rgb', image_background: 'grey', chroma_key: '(210, 68, 204)', threshold: 90 },
    'RGBA 0 48 118 255 48 48 48 255 106 30 232 255 200 190 202 255 236 36 114 255 204 204 204 255 134 66 20 255 252 250 14 255 56 120 206 255 58 188 84 255 2 198 160 255 144 150 178 255',
  ],
  [
    'invokeai_img_composite',
    { image_subject: 'rgb', image_background: 'rgba', fill_x: true, fill_y: true, threshold: 10 },
    'RGBA 0 48 118 255 210 68 204 255 106 30 232 255 236 36 114 60 236 36 114 255 214 80 224 255 134 66 20 255 252 250 14 255 160 144 150 255 58 188 84 255 2 198 160 255 140 132 146 60',
  ],
  [
    'invokeai_img_composite',
    { image_subject: 'rgba', image_background: 'rgb', chroma_key: 'hsl(20, 50%, 40%)', threshold: 150 },
    'RGBA 0 48 118 255 177 100 181 255 232 200 190 255 208 154 181 255 80 224 134 255 168 120 230 255 56 120 206 255 237 211 11 255 56 120 206 255 98 154 97 255 136 40 222 255 143 146 170 255',
  ],
  [
    'invokeai_img_composite',
    { image_subject: 'rgb', image_background: 'rgba', x_offset: 1, y_offset: 1, threshold: 400 },
    'RGBA 0 48 118 255 68 204 106 60 232 200 190 255 236 36 114 60 80 224 134 255 20 252 250 60 56 120 206 255 188 84 2 60 160 144 150 255 228 44 138 60 136 40 222 255 140 132 146 60',
  ],
  [
    'invokeai_img_composite',
    { image_subject: 'rgb', image_background: 'rgba', chroma_key: 'hsv(300, 50%, 80%)', threshold: 120 },
    'RGBA 0 48 118 255 68 204 106 60 106 30 232 255 236 36 114 60 80 224 134 255 20 252 250 60 134 66 20 255 252 250 14 255 56 120 206 255 58 188 84 255 2 198 160 255 140 132 146 60',
  ],
  [
    'invokeai_img_composite',
    { image_subject: 'rgb', image_background: 'rgba', chroma_key: 'rgb(80%, 30%, 80%)', threshold: 60 },
    'RGBA 0 48 118 255 68 204 106 60 106 30 232 255 200 190 202 255 236 36 114 255 20 252 250 60 134 66 20 255 252 250 14 255 56 120 206 255 58 188 84 255 2 198 160 255 144 150 178 255',
  ],
  [
    'invokeai_img_composite',
    { image_subject: 'tall', image_background: 'rgb' },
    'RGBA 0 48 118 255 210 68 204 255 161 38 206 255 200 190 202 255 236 36 114 255 214 80 224 255 182 144 87 255 252 250 14 255 56 120 206 255 58 188 84 255 20 183 152 255 144 150 178 255',
  ],
  [
    'invokeai_img_composite',
    { image_subject: 'tall', image_background: 'rgb', fill_x: true, fill_y: false },
    'RGBA 201 39 57 255 215 76 77 255 245 148 115 255 255 185 135 255 124 50 21 255 158 104 19 255 228 212 15 255 255 255 13 255 86 90 127 255 106 131 104 255 147 212 57 255 167 253 34 255',
  ],
  [
    'invokeai_img_composite',
    { image_subject: 'tall', image_background: 'rgb', fill_x: true },
    'RGBA 105 38 109 255 225 56 175 255 158 43 221 255 210 143 220 255 144 65 92 255 163 105 90 255 201 183 85 255 220 223 83 255 51 119 213 255 52 168 125 255 20 191 136 255 103 172 130 255',
  ],
  [
    'invokeai_img_composite',
    { image_subject: 'rgba', image_background: 'tall', threshold: 20 },
    'RGBA 122 96 195 255 235 203 184 255 187 96 137 255 164 171 196 255 100 104 94 255 68 133 196 255 83 107 204 255 99 71 209 255 78 134 163 255 145 38 216 255',
  ],
  [
    'invokeai_img_composite',
    { image_subject: 'rgba', image_background: 'tall', threshold: 20, fill_x: true, fill_y: false },
    'RGBA 106 30 232 255 200 190 202 255 236 36 114 255 214 80 224 255 118 124 77 255 206 208 99 255 75 131 191 255 85 125 144 255 2 198 160 255 144 150 178 255',
  ],
  ['invokeai_ealightness', { image: 'tall' }, 'L 91 198 134 145 93 244 125 172 181 158'],
  [
    'invokeai_img_composite',
    { image_subject: 'rgb', image_background: 'rgba', x_offset: 1, y_offset: 1, threshold: 150 },
    'RGBA 252 250 14 255 236 36 114 255 214 80 224 255 134 66 20 255 80 224 134 255 20 252 250 60 58 188 84 255 2 198 160 255 160 144 150 255 228 44 138 60 210 68 204 255 106 30 232 255',
  ],
  [
    'invokeai_img_composite',
    { image_subject: 'rgb', image_background: 'rgba', chroma_key: 'OrChid', threshold: 90 },
    'RGBA 0 48 118 255 68 204 106 60 106 30 232 255 236 36 114 60 236 36 114 255 20 252 250 60 134 66 20 255 252 250 14 255 56 120 206 255 58 188 84 255 2 198 160 255 144 150 178 255',
  ],
])('%s of %j returns the image of the server', async (type, inputs, expected) => {
  expect(await imageOutputOf(type, inputs)).toBe(expected);
});

test.each<[string, Record<string, unknown>, string]>([
  [
    'invokeai_img_composite',
    { image_subject: 'rgba', image_background: 'tall', threshold: 20, fill_y: false },
    'ValueError: images do not match',
  ],
  [
    'invokeai_img_composite',
    { image_subject: 'rgb', image_background: 'rgba', chroma_key: 'x7' },
    "ValueError: unknown color specifier: 'x7'",
  ],
  [
    'invokeai_img_composite',
    { image_subject: 'rgb', image_background: 'rgba', chroma_key: '(100)' },
    "TypeError: object of type 'int' has no len()",
  ],
  [
    'invokeai_img_composite',
    { image_subject: 'rgb', image_background: 'rgba', chroma_key: '(1,2,3,4,5)' },
    'IndexError: tuple index out of range',
  ],
  [
    'invokeai_img_composite',
    { image_subject: 'rgb', image_background: 'rgba', chroma_key: "\u00e9'x" },
    'ValueError: unknown color specifier: "é\'x"',
  ],
  [
    'invokeai_img_composite',
    { image_subject: 'rgb', image_background: 'rgba', chroma_key: '(1.5)' },
    "TypeError: object of type 'float' has no len()",
  ],
])('%s of %j fails as on the server', async (type, inputs, expected) => {
  expect(await imageOutputOf(type, inputs)).toBe(expected);
});

test.each(['(', '(1 2)', "('a', 2)", '(007, 1)'])('a chroma key that only Python reads is refused: %s', async (key) => {
  const inputs = { image_subject: 'rgb', image_background: 'rgba', chroma_key: key };
  expect(await imageOutputOf('invokeai_img_composite', inputs)).toMatch(
    /^NotImplementedError: Not implemented by the sandbox: the chroma key .*; write a colour or a tuple of numbers$/,
  );
});

// What Pillow reads.
test.each([
  ['hsv(400, 30.5%, 60%)', [153, 137, 106, 255]],
  ['HSL(20, 50%, 30%)', [115, 64, 38, 255]],
  ['hsl(200, 100%, 75%)', [128, 212, 255, 255]],
  ['hsl(300, 50%, 30%)', [115, 38, 115, 255]],
  ['hsb(240, 100%, 50%)', [0, 0, 128, 255]],
  ['rgb(20%, 130%, 30%)', [51, 332, 77, 255]],
  ['rgba(18, 52, 86, 7)', [18, 52, 86, 7]],
  ['#8a7', [136, 170, 119, 255]],
  ['#8a7F', [136, 170, 119, 255]],
  ['#8A7abb7F', [138, 122, 187, 127]],
  ['RebeccaPurple', [102, 51, 153, 255]],
])('%s is the colour %j', (text, channels) => {
  expect(colourOf(text)).toEqual(channels);
});

test('an area is cleared around corners, and what it does not touch stays', () => {
  const picture = ['#..#', '#.##', '####', '#..#'];
  const data = Uint8Array.from(picture.join('').split(''), (sign) => (sign === '#' ? 90 : 200));
  const pixels = {
    width: 4,
    height: 4,
    mode: 'RGBA',
    data: Uint8Array.from([...data].flatMap((v) => [v, v, v, 255])),
  } as const;
  clearArea(pixels, [0, 3], 30);
  const opaque = Array.from({ length: 16 }, (_, index) => (pixels.data[index * 4 + 3] === 255 ? '.' : '#'));
  expect(opaque.join('')).toBe(picture.join(''));
});

// The sums that the server's library returns.
test.each([
  [7, 1.3289682865142822],
  [13, 1.8182289600372314],
  [29, 2.527245283126831],
  [45, 2.9379639625549316],
])('%i numbers are added in the order of the server', (length, sum) => {
  expect(sumOfProducts(Float32Array.from({ length }, (_, index) => 1 / (index + 3)))).toBe(sum);
});
