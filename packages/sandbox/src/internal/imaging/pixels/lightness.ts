import { fromSpace, toSpace } from './colour-spaces.js';
import { convert } from './convert.js';
import { CHANNELS, type Mode, type Pixels } from './pixels.js';
import { withAlphaOf } from './with-alpha.js';

/** Returns an image with another lightness; its colours and its opacity stay. */
export function withLightness(pixels: Pixels, change: (lightness: Pixels) => Pixels): Pixels {
  const lab = toSpace(pixels, 'LAB');
  const { width, height } = pixels;
  const values = Uint8Array.from({ length: width * height }, (_, index) => lab.data[index * 3] ?? 0);
  const changed = change({ width, height, mode: 'L', data: values });
  const data = lab.data.map((value, index) => (index % 3 === 0 ? (changed.data[index / 3] ?? 0) : value));
  const colours = convert(fromSpace({ ...lab, data }, 'LAB'), COLOURS[pixels.mode]);
  const channels = CHANNELS[pixels.mode];
  if (channels % 2 === 1) return colours;
  return withAlphaOf(colours, (_, index) => pixels.data[(index + 1) * channels - 1] ?? 0);
}

/** The mode without alpha of each mode. */
const COLOURS = { L: 'L', LA: 'L', RGB: 'RGB', RGBA: 'RGB' } satisfies Record<Mode, Mode>;
