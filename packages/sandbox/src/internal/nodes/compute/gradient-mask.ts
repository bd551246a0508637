import type { Pixels } from '../../imaging/pixels/pixels.js';

const f = Math.fround;

/** How the edges of a mask are expanded. `radius` is in pixels of the mask. */
export interface Expansion {
  readonly radius: number;
  readonly mode: 'Box Blur' | 'Gaussian Blur' | 'Staged';
  /** From 0 to 1. */
  readonly minimum: number;
}

interface Weight {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

/** Returns a mask whose black parts reach further, less so with the distance. */
export function expandedMask(mask: Pixels, { radius, mode, minimum }: Expansion): Pixels {
  if (radius <= 0) return mask;
  const weights = weightsOf(radius, mode);
  const threshold = f((1 - minimum) * 255);
  const { width, height } = mask;
  const data = mask.data.map((own, pixel) => {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    let most = 0;
    for (const near of weights) {
      const [column, row] = [x + near.x, y + near.y];
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      most = Math.max(most, f((255 - (mask.data[row * width + column] ?? 0)) * near.weight));
    }
    const expanded = f(255 - most);
    const staged = expanded < own && own > threshold ? threshold : own;
    const value = mode === 'Staged' ? staged : expanded;
    return Math.trunc(value > threshold && value < 255 ? threshold : value);
  });
  return { ...mask, data };
}

/** Returns the weights of the neighbours in a circle: one in its centre, less with the distance. */
function weightsOf(radius: number, mode: Expansion['mode']): Weight[] {
  const deviation = radius / 2.5;
  const weights: Weight[] = [];
  for (let y = -radius; y <= radius; y += 1) {
    for (let x = -radius; x <= radius; x += 1) {
      const distance = Math.hypot(x, y);
      if (distance > radius) continue;
      const weight =
        mode === 'Box Blur' ? 1 - distance / radius : Math.exp(-(x * x + y * y) / (2 * deviation * deviation));
      if (weight > 0) weights.push({ x, y, weight: f(weight) });
    }
  }
  return weights;
}
