import type { Pixels } from './pixels.js';

/** Makes the pixels transparent that are connected to a pixel and differ from it by a sum of at most `threshold`. */
export function clearArea({ width, height, data }: Pixels, [x, y]: readonly [number, number], threshold: number): void {
  const first = (y * width + x) * 4;
  const ground = data.slice(first, first + 4);
  const isClose = (index: number): boolean => {
    let sum = 0;
    for (let channel = 0; channel < 4; channel += 1)
      sum += Math.abs((data[index * 4 + channel] ?? 0) - (ground[channel] ?? 0));
    return sum <= threshold;
  };
  if (ground.reduce((sum, value) => sum + value, 0) <= threshold) return;
  const waiting = [y * width + x];
  const seen = new Uint8Array(width * height);
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    data.fill(0, index * 4, index * 4 + 4);
    const column = index % width;
    const next = [
      ...(column + 1 < width ? [index + 1] : []),
      ...(column > 0 ? [index - 1] : []),
      ...(index + width < width * height ? [index + width] : []),
      ...(index >= width ? [index - width] : []),
    ];
    for (const neighbour of next) {
      if (seen[neighbour] === 1 || !isClose(neighbour)) continue;
      seen[neighbour] = 1;
      waiting.push(neighbour);
    }
  }
}
