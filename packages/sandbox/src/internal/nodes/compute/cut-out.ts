import { covering, padded } from '../../imaging/pixels/fit.js';
import { clearArea } from '../../imaging/pixels/flood.js';
import type { Pixels } from '../../imaging/pixels/pixels.js';
import { resample } from '../../imaging/pixels/resample.js';
import { PythonError } from '../python-error.js';
import { chromaKey } from './colour-text.js';

/** Returns an image with alpha whose backdrop is transparent: the colour of a key, or the areas at its corners. */
export function withoutBackdrop(pixels: Pixels, key: string, threshold: number): Pixels {
  const result = { ...pixels, data: pixels.data.slice() };
  if (key !== '') {
    clearColour(result.data, chromaKey(key), threshold);
    return result;
  }
  const [right, bottom] = [pixels.width - 1, pixels.height - 1];
  clearArea(result, [0, 0], threshold);
  clearArea(result, [0, bottom], threshold);
  clearArea(result, [right, 0], threshold);
  clearArea(result, [right, bottom], threshold);
  return result;
}

function clearColour(data: Uint8Array, key: readonly number[], threshold: number): void {
  if (key.length > 4 && data.length > 0) throw new PythonError('IndexError', 'tuple index out of range');
  for (let at = 0; at < data.length; at += 4) {
    const distance = key.reduce((sum, value, channel) => sum + ((data[at + channel] ?? 0) - value) ** 2, 0);
    if (distance < threshold ** 2) data.fill(0, at, at + 4);
  }
}

/** Which sides of an image get the length of another one's. */
export interface Fill {
  readonly across: boolean;
  readonly down: boolean;
}

/** Returns an image scaled to another one: stretched, inside it with transparent edges, or covering it. */
export async function fitted(
  pixels: Pixels,
  base: Pick<Pixels, 'height' | 'width'>,
  { across, down }: Fill,
): Promise<Pixels> {
  const { width, height } = base;
  if (across && down) return resample(pixels, { width, height }, 'bicubic');
  if (!across && !down) return pixels;
  const isWider = pixels.width / pixels.height > width / height;
  return isWider === across ? padded(pixels, { width, height }) : covering(pixels, { width, height });
}
