import type { Plane } from '../../imaging/opencv/plane.js';
import { PythonError } from '../python-error.js';

/** Returns an image whose pixels are moved by smooth noise. The server's noise differs at each run, too. */
export function shuffled(image: Plane, scale: number, random: () => number): Plane {
  if (scale === 0) throw new PythonError('ZeroDivisionError', 'integer division or modulo by zero');
  const [across, down] = [smoothNoise(image, scale, random), smoothNoise(image, scale, random)];
  const { width, height, channels } = image;
  const data = new Uint8Array(image.data.length);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const [x, y] = [(across[pixel] ?? 0) * (width - 1), (down[pixel] ?? 0) * (height - 1)];
    for (let channel = 0; channel < channels; channel += 1) {
      const at = (column: number, row: number) =>
        image.data[(Math.min(row, height - 1) * width + Math.min(column, width - 1)) * channels + channel] ?? 0;
      data[pixel * channels + channel] = Math.round(mixed(x, y, at));
    }
  }
  return { ...image, data };
}

/** Returns the value between four neighbours. */
function mixed(x: number, y: number, at: (column: number, row: number) => number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const mix = (one: number, other: number, share: number) => one + (other - one) * share;
  const above = mix(at(column, row), at(column + 1, row), x - column);
  return mix(above, mix(at(column, row + 1), at(column + 1, row + 1), x - column), y - row);
}

/** Returns noise from 0 to 1 with a random value every so many pixels. */
function smoothNoise({ width, height }: Plane, scale: number, random: () => number): Float64Array {
  const columns = Math.floor(width / scale) + 2;
  const grid = Float64Array.from({ length: columns * (Math.floor(height / scale) + 2) }, random);
  const noise = Float64Array.from({ length: width * height }, (_, pixel) =>
    mixed((pixel % width) / scale, Math.floor(pixel / width) / scale, (x, y) => grid[y * columns + x] ?? 0),
  );
  const [least, most] = noise.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [1, 0]);
  return noise.map((value) => (value - least) / (most - least || 1));
}
