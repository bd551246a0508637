import { distances } from '../../imaging/opencv/distance.js';
import type { Pixels } from '../../imaging/pixels/pixels.js';

const single = Math.fround;

/** Returns a mask in black and white with a fade from its black parts outwards. */
export function faded(mask: Pixels, threshold: number, size: number): Pixels {
  const data = mask.data.map((value) => (value > threshold ? 255 : 0));
  const shares = cubicFit([0, 1 / size, 0.2, 0.8, 1], [0, 0, 0.2, 0.9, 1]).map(single);
  for (const [pixel, distance] of distances({ ...mask, channels: 1, data }).entries()) {
    if (distance <= 0 || distance >= size) continue;
    const place = single(distance / size);
    const share = shares.reduce((sum, factor) => single(single(sum * place) + factor), 0);
    data[pixel] = Math.trunc(single(Math.min(Math.max(share, 0), 1) * 255));
  }
  return { ...mask, data };
}

/** Returns the factors of the cubic polynomial that is nearest to points, the highest power first. */
function cubicFit(xs: readonly number[], ys: readonly number[]): number[] {
  const rows = xs.map((x) => [x ** 3, x ** 2, x, 1]);
  const factors = [0, 1, 2, 3];
  const matrix = factors.map((row) => [
    ...factors.map((column) => sumOf(rows.map((powers) => (powers[row] ?? 0) * (powers[column] ?? 0)))),
    sumOf(rows.map((powers, index) => (powers[row] ?? 0) * (ys[index] ?? 0))),
  ]);
  return solved(matrix);
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Solves linear equations by elimination; the last value of each is its right side. */
function solved(matrix: number[][]): number[] {
  for (const [index, pivot] of matrix.entries()) {
    const whole = pivot[index] ?? 1;
    matrix[index] = pivot.map((value) => value / whole);
    for (const [row, values] of matrix.entries()) {
      const factor = values[index] ?? 0;
      if (row !== index) matrix[row] = values.map((value, at) => value - factor * (matrix[index]?.[at] ?? 0));
    }
  }
  return matrix.map((row) => row.at(-1) ?? 0);
}
