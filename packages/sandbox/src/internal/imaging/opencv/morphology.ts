import type { Plane } from './plane.js';

/** A rectangle of neighbours, and how often it is applied. */
export interface Rectangle {
  readonly width: number;
  readonly height: number;
  readonly times?: number;
}

/** Returns an image of which each value is the least of its neighbours. Beyond the edge there are none. */
export const erode = (image: Plane, rectangle: Rectangle): Plane => extreme(image, rectangle, Math.min);

/** Returns an image of which each value is the greatest of its neighbours. */
export const dilate = (image: Plane, rectangle: Rectangle): Plane => extreme(image, rectangle, Math.max);

type Choose = (one: number, other: number) => number;

function extreme(image: Plane, { width, height, times = 1 }: Rectangle, choose: Choose): Plane {
  if (times === 0) return image;
  // Applied several times it is one larger rectangle.
  const range = (length: number) => {
    const before = Math.floor(length / 2) * times;
    return { before, after: (length - 1) * times - before };
  };
  const { channels } = image;
  const rowStep = image.width * channels;
  const rows = along(image, { ...range(width), step: channels, length: image.width }, choose);
  return along(rows, { ...range(height), step: rowStep, length: image.height }, choose);
}

interface Line {
  readonly before: number;
  readonly after: number;
  /** Between two values of a line. */
  readonly step: number;
  readonly length: number;
}

function along(image: Plane, { before, after, step, length }: Line, choose: Choose): Plane {
  if (before === 0 && after === 0) return image;
  const { data } = image;
  const found = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 1) {
    const place = Math.floor(at / step) % length;
    const first = Math.max(-before, -place);
    const last = Math.min(after, length - 1 - place);
    let value = data[at + first * step] ?? 0;
    for (let offset = first + 1; offset <= last; offset += 1) value = choose(value, data[at + offset * step] ?? 0);
    found[at] = value;
  }
  return { ...image, data: found };
}
