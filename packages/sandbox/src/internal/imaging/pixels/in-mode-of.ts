import { convert } from './convert.js';
import { CHANNELS, type Pixels } from './pixels.js';
import { withAlphaOf } from './with-alpha.js';

/** Returns colours in the mode of another image, with its alpha. */
export function inModeOf(colours: Pixels, { mode, data }: Pixels): Pixels {
  const channels = CHANNELS[mode];
  if (channels % 2 === 1) return convert(colours, mode);
  return withAlphaOf(
    convert(colours, mode === 'LA' ? 'L' : 'RGB'),
    (_, index) => data[(index + 1) * channels - 1] ?? 0,
  );
}
