import type { Plane } from './plane.js';

/** Returns the lines of an image in black and white one pixel wide, by the method of Zhang and Suen. */
export function thin({ width, height, data }: Plane): Plane {
  const thinned = data.map((value) => (value > 0 ? 1 : 0));
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const round of [0, 1]) {
      const removed = removable(thinned, width, height, round);
      for (const pixel of removed) thinned[pixel] = 0;
      isChanged ||= removed.length > 0;
    }
  }
  return { width, height, channels: 1, data: thinned.map((value) => value * 255) };
}

/** Returns the pixels that no line needs. Those at the edge of the image stay. */
function removable(data: Uint8Array, width: number, height: number, round: number): number[] {
  const found: number[] = [];
  // Around a pixel, from the one above it, clockwise.
  const around = [-width, -width + 1, 1, width + 1, width, width - 1, -1, -width - 1];
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const pixel = y * width + x;
      if (data[pixel] === 0) continue;
      const near = around.map((offset) => data[pixel + offset] ?? 0);
      const count = near.reduce((sum, value) => sum + value, 0);
      if (count < 2 || count > 6) continue;
      const begins = near.filter((value, index) => value === 0 && near[(index + 1) % 8] === 1).length;
      const [up = 0, , right = 0, , down = 0, , left = 0] = near;
      const isOuter = round === 0 ? up * right * down + right * down * left : up * right * left + up * down * left;
      if (begins === 1 && isOuter === 0) found.push(pixel);
    }
  }
  return found;
}
