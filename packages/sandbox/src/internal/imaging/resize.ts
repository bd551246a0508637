import { resizeArea } from './opencv/area.js';
import { resizeCubic } from './opencv/cubic.js';
import { findEdges, isOfLines, toGrey } from './opencv/edges.js';
import { resizeNearest } from './opencv/nearest.js';
import { channelsOf, type Plane, type Size, withAlpha } from './opencv/plane.js';

export type { Size } from './opencv/plane.js';

/** Images with fewer colours, but more than two, are treated as maps, whose colours must not be mixed. */
const MAP_COLOURS = 200;

/**
 * Returns an image with alpha resized to a size, as the server does it: its alpha becomes 0 or 255, and an image of two
 * colours, one dark and one bright, becomes its edges.
 */
export function resize(image: Plane, size: Size): Plane {
  if (isSame(image, size)) return image;
  const colours = channelsOf(image, 0, 3);
  const alpha = kernel(image, size, countColours(colours.data))(channelsOf(image, 3, 4), size);
  const mask = { ...alpha, data: alpha.data.map((value) => (value > 127 ? 255 : 0)) };
  return withAlpha(resizeColours(colours, size), mask);
}

/** Returns an image without alpha resized to a size; one of black and white becomes its edges, with one channel. */
export function resizeColours(colours: Plane, size: Size): Plane {
  if (isSame(colours, size)) return colours;
  const count = countColours(colours.data);
  const scaled = kernel(colours, size, count)(colours, size);
  if (count !== 2 || !isDarkAndBright(colours.data)) return scaled;
  return findEdges(toGrey(scaled), isOfLines(toGrey(colours)));
}

const isSame = (one: Size, other: Size): boolean => one.width === other.width && one.height === other.height;

function kernel(image: Size, size: Size, colours: number): (plane: Plane, size: Size) => Plane {
  if (colours > 2 && colours < MAP_COLOURS) return resizeNearest;
  return size.width * size.height < image.width * image.height ? resizeArea : resizeCubic;
}

/** Counts colours up to the number from which an image is no map. */
function countColours(colours: Uint8Array): number {
  const seen = new Set<number>();
  for (let index = 0; index < colours.length && seen.size < MAP_COLOURS; index += 3) {
    seen.add(((colours[index] ?? 0) << 16) | ((colours[index + 1] ?? 0) << 8) | (colours[index + 2] ?? 0));
  }
  return seen.size;
}

function isDarkAndBright(colours: Uint8Array): boolean {
  let [least, most] = [255, 0];
  for (const value of colours) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return least < 16 && most > 240;
}
