import { expect, test } from 'vitest';

import { COLOUR_SPACES, fromSpace, type SpaceName, toSpace } from '../../src/internal/imaging/pixels/colour-spaces.js';

const colours = [200, 40, 10, 0, 0, 0, 255, 255, 255, 13, 200, 99, 90, 91, 92, 0, 0, 255];

// What Pillow returns for these colours, and for its own results.
const measured: Record<SpaceName, [there: number[], back: number[]]> = {
  HSV: [
    [6, 242, 200, 0, 0, 0, 0, 0, 255, 104, 238, 200, 148, 5, 92, 170, 255, 255],
    [200, 37, 10, 0, 0, 0, 255, 255, 255, 13, 200, 97, 90, 91, 92, 0, 0, 255],
  ],
  YCbCr: [
    [84, 86, 210, 0, 128, 128, 255, 128, 128, 132, 109, 42, 90, 128, 127, 29, 255, 107],
    [198, 39, 9, 0, 0, 0, 255, 255, 255, 11, 199, 98, 88, 90, 90, 0, 0, 254],
  ],
  CMYK: [
    [55, 215, 245, 0, 255, 255, 255, 0, 0, 0, 0, 0, 242, 55, 156, 0, 165, 164, 163, 0, 255, 255, 0, 0],
    [200, 40, 10, 0, 0, 0, 255, 255, 255, 13, 200, 99, 90, 91, 92, 0, 0, 255],
  ],
  LAB: [
    [114, 61, 56, 0, 0, 0, 255, 0, 0, 181, 196, 38, 98, 0, 255, 75, 68, 144],
    [200, 39, 9, 1, 0, 1, 254, 255, 254, 29, 200, 99, 90, 90, 92, 22, 7, 252],
  ],
};

test.each(Object.keys(COLOUR_SPACES) as SpaceName[])('converts to %s and back as the server does', (name) => {
  const [there, back] = measured[name];
  const plane = toSpace({ width: 6, height: 1, mode: 'RGB', data: Uint8Array.from(colours) }, name);
  expect([...plane.data]).toEqual(there);
  expect([...fromSpace(plane, name).data]).toEqual(back);
});

test('grey is not rounded when it becomes YCbCr', () => {
  const grey = { width: 2, height: 1, mode: 'L', data: Uint8Array.of(7, 201) } as const;
  expect([...toSpace(grey, 'YCbCr').data]).toEqual([7, 128, 128, 201, 128, 128]);
});

test('rounds red, green and blue of any hue as the server does', () => {
  const data = [17, 133, 201, 90, 77, 55, 140, 200, 131, 200, 9, 250, 250, 101, 63, 43, 255, 127];
  const plane = { width: 6, height: 1, channels: 3, data: Uint8Array.from(data) };
  expect([...fromSpace(plane, 'HSV').data]).toEqual([
    201, 138, 96, 38, 55, 40, 28, 101, 131, 247, 241, 250, 63, 38, 41, 126, 127, 0,
  ]);
});
