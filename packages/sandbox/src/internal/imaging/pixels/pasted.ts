import { convert } from './convert.js';
import { paste } from './paste.js';
import { mapped, type Pixels } from './pixels.js';

/** Returns an image pasted on another one of any mode, at its corner, blended by a mask. */
export const pasted = (base: Pixels, image: Pixels, mask: Pixels): Pixels =>
  paste(base, convert(image, base.mode), { x: 0, y: 0, mask });

export const inverted = (pixels: Pixels): Pixels => mapped(pixels, (value) => 255 - value);
