import { convert } from './convert.js';
import type { Pixels } from './pixels.js';

/** Returns an image with alpha, of which `change` returns each value. */
export function withAlphaOf(pixels: Pixels, change: (alpha: number, index: number) => number): Pixels {
  const changed = convert(pixels, pixels.mode === 'L' || pixels.mode === 'LA' ? 'LA' : 'RGBA');
  const channels = changed.mode === 'LA' ? 2 : 4;
  const data = changed.data.slice();
  for (let at = channels - 1, index = 0; at < data.length; at += channels, index += 1) {
    data[at] = change(data[at] ?? 0, index);
  }
  return { ...changed, data };
}
