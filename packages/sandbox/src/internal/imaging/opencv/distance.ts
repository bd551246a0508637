import type { Plane } from './plane.js';

/** The lengths of steps to a neighbour, a diagonal one and one a knight's move away. */
const [STEP, DIAGONAL, LONG] = [1, Math.fround(1.4), Math.fround(2.1969)];
/** The distance where no pixel is zero. */
const MOST = 2 ** 20;

/** Offsets of the neighbours before a pixel, in the order of the image, and the distances to them. */
const BEFORE: readonly (readonly [x: number, y: number, length: number])[] = [
  [-1, -2, LONG],
  [1, -2, LONG],
  [-2, -1, LONG],
  [-1, -1, DIAGONAL],
  [0, -1, STEP],
  [1, -1, DIAGONAL],
  [2, -1, LONG],
  [-1, 0, STEP],
];

/** Returns the distance of each pixel to the nearest one that is zero, in steps to neighbours. */
export function distances({ width, height, data }: Plane): Float32Array {
  const found = new Float32Array(width * height).fill(MOST);
  const visit = (x: number, y: number, direction: number) => {
    const pixel = y * width + x;
    let least = found[pixel] ?? MOST;
    for (const [right, below, length] of BEFORE) {
      const [column, row] = [x + right * direction, y + below * direction];
      if (column < 0 || column >= width || row < 0 || row >= height) continue;
      least = Math.min(least, Math.fround((found[row * width + column] ?? MOST) + length));
    }
    found[pixel] = least;
  };
  for (let pixel = 0; pixel < found.length; pixel += 1) {
    if (data[pixel] === 0) found[pixel] = 0;
    else visit(pixel % width, Math.floor(pixel / width), 1);
  }
  for (let pixel = found.length - 1; pixel >= 0; pixel -= 1) visit(pixel % width, Math.floor(pixel / width), -1);
  return found;
}
