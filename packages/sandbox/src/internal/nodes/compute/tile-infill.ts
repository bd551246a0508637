import { convert } from '../../imaging/pixels/convert.js';
import { cut, paste } from '../../imaging/pixels/paste.js';
import { band, blank, type Pixels } from '../../imaging/pixels/pixels.js';
import { PythonError } from '../python-error.js';
import { randomIntegers } from './random-integers.js';

/** Returns an image of the same size made of random tiles of it that have no transparent pixel. */
export function tileInfill(image: Pixels, size: number, seed: number): Pixels {
  const { width, height } = image;
  const opaque = tilesOf(image, size);
  if (opaque.length === 0) {
    const message = 'Not enough opaque pixels to generate any tiles. Use a smaller tile size or a different image.';
    throw new PythonError('ValueError', message);
  }
  const [columns, rows] = [Math.ceil(width / size), Math.ceil(height / size)];
  const chosen = randomIntegers({ low: 0, high: opaque.length, size: columns * rows, seed });
  let result = blank({ width, height, mode: 'RGB' });
  for (const [index, number] of chosen.entries()) {
    const tile = opaque[number];
    if (tile) result = paste(result, tile, { x: (index % columns) * size, y: Math.floor(index / columns) * size });
  }
  return result;
}

function tilesOf(image: Pixels, size: number): Pixels[] {
  const found: Pixels[] = [];
  for (let y = 0; y + size <= image.height; y += size) {
    for (let x = 0; x + size <= image.width; x += size) {
      const tile = cut(image, { x, y, width: size, height: size });
      if (band(tile, 3).data.every((alpha) => alpha === 255)) found.push(convert(tile, 'RGB'));
    }
  }
  return found;
}
