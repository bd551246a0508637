import { linearOf, type Oklab, ofLinear, toCones, toLinear } from './oklab.js';
import { power } from './power.js';

const f = Math.fround;

/** A direction of hue. */
export type Hue = readonly [a: number, b: number];

/** The most saturated colour of a hue. */
export interface Cusp {
  readonly lightness: number;
  readonly chroma: number;
}

const SATURATION = [
  [1.19086277, 1.76576728, 0.59662641, 0.75515197, 0.56771245],
  [0.73956515, -0.45954494, 0.08285427, 0.1254107, 0.14503204],
  [1.35733652, -0.00915799, -1.1513021, -0.50559606, 0.00692167],
].map((row) => row.map(f));

const add = (...values: readonly number[]): number => values.reduce((sum, value) => f(sum + value));
const mul = (...values: readonly number[]): number => values.reduce((product, value) => f(product * value));
const square = (value: number): number => f(value * value);
const cube = (value: number): number => f(square(value) * value);
const mapped = ([x, y, z]: Oklab, change: (value: number) => number): Oklab => [change(x), change(y), change(z)];

/** Returns how much of each cone changes with the chroma of a hue. */
const slopes = ([a, b]: Hue): Oklab => {
  const [x, y, z] = toCones([0, a, b]);
  return [x, y, z];
};

/** Returns the highest saturation of a hue in sRGB: a polynomial, and steps of Halley's method. */
function highestSaturation(hue: Hue, steps: number): number {
  const [a, b] = hue;
  const isRed = add(f(f(-1.88170328) * a), f(f(-0.80936493) * b)) > 1;
  const isGreen = add(f(f(1.81444104) * a), f(f(-1.19445276) * b)) > 1;
  const channel = isRed ? 0 : isGreen ? 1 : 2;
  const terms = [1, a, b, square(a), f(a * b)];
  let saturation = add(...terms.map((term, index) => f(term * (SATURATION[channel]?.[index] ?? 0))));
  const slope = slopes(hue);
  for (let step = 0; step < steps; step += 1) {
    const root = mapped(slope, (k) => f(f(k * saturation) + 1));
    const value = toLinear(mapped(root, cube))[channel];
    const first = toLinear([
      mul(slope[0], square(root[0]), 3),
      mul(slope[1], square(root[1]), 3),
      mul(slope[2], square(root[2]), 3),
    ])[channel];
    const second = toLinear([
      mul(square(slope[0]), root[0], 6),
      mul(square(slope[1]), root[1], 6),
      mul(square(slope[2]), root[2], 6),
    ])[channel];
    const change = f(mul(value, first) / f(square(first) - mul(value, second, 0.5)));
    saturation = f(saturation - change);
  }
  return saturation;
}

/** Returns the most saturated colour of a hue. */
export function cuspOf(hue: Hue, steps: number): Cusp {
  const saturation = highestSaturation(hue, steps);
  const most = Math.max(...linearOf([1, f(saturation * hue[0]), f(saturation * hue[1])]));
  const lightness = power(f(1 / most), f(1 / 3));
  return { lightness, chroma: f(lightness * saturation) };
}

/** A line from a grey to a colour. */
interface Line {
  readonly grey: number;
  readonly lightness: number;
  readonly chroma: number;
}

/** Returns the share of a line that is inside sRGB. */
export function shareInside(
  hue: Hue,
  { grey, lightness, chroma }: Line,
  { cusp, steps }: { readonly cusp: Cusp; readonly steps: number },
): number {
  const across = f(lightness - grey);
  const isAbove = f(mul(across, cusp.chroma) - f(f(cusp.lightness - grey) * chroma)) > 0;
  const back = mul(cusp.chroma, f(grey - lightness));
  if (!isAbove) return f(mul(cusp.chroma, grey) / add(mul(chroma, cusp.lightness), back));
  let share = f(mul(cusp.chroma, f(grey - 1)) / add(mul(chroma, f(cusp.lightness - 1)), back));
  const slope = slopes(hue);
  const change = mapped(slope, (k) => add(mul(k, chroma), across));
  for (let step = 0; step < steps; step += 1) {
    const light = add(mul(grey, f(1 - share)), mul(share, lightness));
    const colour = mul(share, chroma);
    const root = mapped(slope, (k) => add(mul(k, colour), light));
    const values = mapped(toLinear(mapped(root, cube)), (value) => f(value - 1));
    const first = toLinear([
      mul(square(root[0]), change[0], 3),
      mul(square(root[1]), change[1], 3),
      mul(square(root[2]), change[2], 3),
    ]);
    const second = toLinear([
      mul(square(change[0]), root[0], 6),
      mul(square(change[1]), root[1], 6),
      mul(square(change[2]), root[2], 6),
    ]);
    const changes = values.map((value, index) => {
      const speed = first[index] ?? 0;
      const ratio = f(speed / f(square(speed) - mul(value, second[index] ?? 0, 0.5)));
      return ratio < 0 ? f(3.4028234663852886e38) : f(-value * ratio);
    });
    share = f(share + Math.min(...changes));
  }
  return share;
}

/** Returns linear red, green and blue inside sRGB; the higher `alpha`, the more chroma is kept, and the less lightness. */
export function clipped(linear: Oklab, alpha: number, steps: number): Oklab {
  if (linear.every((value) => value >= 0 && value <= 1)) return linear;
  const [lightness, a, b] = ofLinear(linear);
  const chroma = Math.max(f(Math.sqrt(add(square(a), square(b)))), f(0.00001));
  const hue: Hue = [f(a / chroma), f(b / chroma)];
  const distance = f(lightness - 0.5);
  const edge = add(Math.abs(distance), mul(chroma, f(alpha)), 0.5);
  const root = f(edge - f(Math.sqrt(f(square(edge) - mul(Math.abs(distance), 2)))));
  const grey = mul(add(mul(Math.sign(distance), root), 1), 0.5);
  const share = shareInside(hue, { grey, lightness, chroma }, { cusp: cuspOf(hue, steps), steps });
  const light = add(mul(grey, f(1 - share)), mul(share, lightness));
  const colour = mul(share, chroma);
  return linearOf([light, mul(colour, hue[0]), mul(colour, hue[1])]);
}
