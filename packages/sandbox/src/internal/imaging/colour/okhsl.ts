import { gammaEncoded } from './gamma.js';
import type { Colour } from './hsl.js';
import { cut, degreesOf, directionOf, fromTone, linearAt, orZero, polarOf, sliceAt, toTone } from './ok-tone.js';
import type { Oklab } from './oklab.js';
import { clipped, type Hue, shareInside } from './oklab-gamut.js';
import { power } from './power.js';

const f = Math.fround;

/** The saturation at which the second of three chromas is reached. */
const MIDDLE = f(0.8);
const REST = f(1 - 0.8);
const INVERSE = 1.25;

/** Polynomials that approximate slopes of sRGB: the factor of the yellow axis and the constant, by power of the other. */
const SLOPES = {
  fromBlack: {
    first: 4.69891013,
    rows: [
      [5.38770819, -4.24894561],
      [-10.02301043, -2.13704948],
      [1.75198401, -2.19557347],
      [4.1590124, 7.4477897],
    ],
    start: 0.11516993,
  },
  fromWhite: {
    first: -0.14661872,
    rows: [
      [-0.45399568, 0.00299215],
      [0.6122399, -0.27087943],
      [0.90148123, 0.40370612],
      [-0.68124379, 1.6132032],
    ],
    start: 0.11239642,
  },
} as const;

function slopeAt([a, b]: Hue, { first, rows, start }: (typeof SLOPES)[keyof typeof SLOPES]): number {
  const sum = rows.reduce<number>(
    (inner, [factor, constant]) => f(f(f(b * f(factor)) + f(a * inner)) + f(constant)),
    f(first),
  );
  return f(f(1 / sum) + f(start));
}

/** Chromas of a lightness and a hue, between which saturation is spread. */
interface Chromas {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

function chromasOf(lightness: number, hue: Hue, steps: number): Chromas {
  const { cusp, fromBlack, fromWhite } = sliceAt(hue, steps);
  const dark = f(1 - lightness);
  const high = shareInside(hue, { grey: lightness, lightness, chroma: 1 }, { cusp, steps });
  const ratio = f(high / Math.min(f(lightness * fromBlack), f(dark * fromWhite)));
  const inverse = (value: number) => f(1 / power(value, 4));
  const [one, other] = [f(lightness * slopeAt(hue, SLOPES.fromBlack)), f(dark * slopeAt(hue, SLOPES.fromWhite))];
  const smooth = f(Math.sqrt(f(Math.sqrt(f(1 / f(inverse(one) + inverse(other)))))));
  const flat = (value: number) => f(1 / f(value * value));
  const low = f(Math.sqrt(f(1 / f(flat(f(lightness * f(0.4))) + flat(f(dark * f(0.8)))))));
  return { low, middle: f(f(ratio * smooth) * f(0.9)), high };
}

/** Returns the two factors of the curve from saturation to chroma. */
function curve({ low, middle, high }: Chromas, isBelow: boolean): readonly [number, number] {
  if (isBelow) {
    const first = f(low * MIDDLE);
    return [first, f(1 - f(first / middle))];
  }
  const first = f(f(f(f(middle * middle) * f(INVERSE ** 2)) * REST) / low);
  return [first, f(1 - f(first / f(high - middle)))];
}

/** Returns hue in degrees, saturation and lightness of a colour of Oklab. */
export function toOkhsl(colour: Oklab, steps: number): Colour {
  const [lightness, a, b] = colour;
  const { chroma, hue } = polarOf(colour);
  const chromas = chromasOf(lightness, hue, steps);
  const isBelow = chroma < chromas.middle;
  const [first, second] = curve(chromas, isBelow);
  const above = isBelow ? chroma : f(chroma - chromas.middle);
  const share = f(above / f(first + f(second * above)));
  const saturation = isBelow ? f(share * MIDDLE) : f(f(share * REST) + MIDDLE);
  return [degreesOf(a, b), cut(orZero(saturation)), cut(orZero(toTone(lightness)))];
}

/** Returns red, green and blue of hue in degrees, saturation and lightness. */
export function fromOkhsl(colour: Colour, alpha: number, steps: number): Colour {
  const [saturation, tone] = [cut(colour[1]), cut(colour[2])];
  if (tone === 0 || tone === 1) return [tone, tone, tone];
  const hue = directionOf(colour[0]);
  const lightness = fromTone(tone);
  const chromas = chromasOf(lightness, hue, steps);
  const isBelow = saturation < MIDDLE;
  const [first, second] = curve(chromas, isBelow);
  const share = isBelow ? f(saturation * INVERSE) : f(f(saturation - MIDDLE) / REST);
  const above = f(f(share * first) / f(1 - f(second * share)));
  const chroma = isBelow ? above : f(chromas.middle + above);
  const [red, green, blue] = clipped(linearAt(lightness, chroma, hue), alpha, steps);
  return [orZero(gammaEncoded(red)), orZero(gammaEncoded(green)), orZero(gammaEncoded(blue))];
}
