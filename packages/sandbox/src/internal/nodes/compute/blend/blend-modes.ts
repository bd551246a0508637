import type { Colour } from '../../../imaging/colour/hsl.js';
import { remainder } from '../../../imaging/colour/remainder.js';
import type { BlendSpace } from './blend-space.js';

const f = Math.fround;

/** Blends a value of the upper layer with one of the lower. */
type Formula = (upper: number, lower: number) => number;

const less = (value: number): number => f(1 - value);

const doubled: Formula = (upper, lower) => f(f(lower * upper) * 2);
const screened: Formula = (upper, lower) => f(1 - f(f(less(lower) * less(upper)) * 2));

/** Formulas for all values of a colour, the hue included. */
const EVERY: Readonly<Record<string, Formula>> = {
  Multiply: (upper, lower) => f(lower * upper),
  Screen: (upper, lower) => f(1 - f(less(upper) * less(lower))),
  'Color Burn': (upper, lower) => f(1 - Math.min(f(less(lower) / upper), 1)),
  Difference: (upper, lower) => Math.abs(f(lower - upper)),
};

/** Formulas after which the hue starts again. */
const TURNING: Readonly<Record<string, Formula>> = {
  'Linear Dodge (Add)': (upper, lower) => f(lower + upper),
  'Color Dodge': (upper, lower) => f(lower / less(upper)),
  Divide: (upper, lower) => f(lower / upper),
  Subtract: (upper, lower) => f(lower - upper),
};

/** Formulas for the lightness, or for all values where there is none. */
const LIGHTNESS: Readonly<Record<string, Formula>> = {
  Overlay: (upper, lower) => (lower < 0.5 ? doubled(upper, lower) : screened(upper, lower)),
  'Hard Light': (upper, lower) => (upper < 0.5 ? doubled(upper, lower) : screened(upper, lower)),
  'Soft Light': (upper, lower) => {
    if (upper <= 0.5) return f(lower - f(f(less(lower) * lower) * less(f(upper * 2))));
    const curve = lower <= 0.25 ? f(f(f(f(f(lower * 16) - 12) * lower) + 4) * lower) : f(Math.sqrt(lower));
    return f(lower + f(f(f(upper * 2) - 1) * f(curve - lower)));
  },
  'Linear Burn': (upper, lower) => f(f(lower + upper) - 1),
  'Vivid Light': (upper, lower) => (upper < 0.5 ? f(less(f(less(lower) / upper)) / 2) : f(f(lower / less(upper)) / 2)),
  'Linear Light': (upper, lower) => f(f(lower + f(upper * 2)) - 1),
};

/** Modes whose other values are those of the upper layer. */
const UPPER_FIRST = ['Overlay', 'Hard Light'];

/** Which values are those of the upper layer: lightness, saturation and hue. */
const PARTS: Readonly<Record<string, readonly [lightness: boolean, saturation: boolean, hue: boolean]>> = {
  Hue: [false, false, true],
  Saturation: [false, true, false],
  Color: [false, true, true],
  Luminosity: [true, false, false],
};

const withFormula = (upper: Colour, lower: Colour, formula: Formula): Colour => [
  formula(upper[0], lower[0]),
  formula(upper[1], lower[1]),
  formula(upper[2], lower[2]),
];

const withValue = (colour: Colour, index: 0 | 2, value: number): Colour =>
  index === 0 ? [value, colour[1], colour[2]] : [colour[0], colour[1], value];

/** Two colours of a place, and which seems lighter. */
export interface Pair {
  readonly upper: Colour;
  readonly lower: Colour;
  /** Whether the upper colour seems darker, where a mode asks. */
  readonly isDarker: boolean;
}

/** Returns whether colours of a mode are brought into sRGB before the layers are composed, as well as after. */
export const isCutEarly = (mode: string): boolean =>
  mode in TURNING || mode in LIGHTNESS || mode === 'Color Burn' || mode === 'Difference';

/** Returns whether a mode needs hue and saturation. */
export const needsHue = (mode: string): boolean => mode in PARTS;

/** Returns a function that blends two colours of a space. */
export function blender(mode: string, { polar }: BlendSpace): (pair: Pair) => Colour {
  const [every, turning, lightness, parts] = [EVERY[mode], TURNING[mode], LIGHTNESS[mode], PARTS[mode]];
  if (every) return ({ upper, lower }) => withFormula(upper, lower, every);
  if (turning) {
    return ({ upper, lower }) => {
      const blended = withFormula(upper, lower, turning);
      return polar ? withValue(blended, polar.hue, remainder(blended[polar.hue], polar.period)) : blended;
    };
  }
  if (lightness) {
    return ({ upper, lower }) => {
      if (!polar) return withFormula(upper, lower, lightness);
      const at = polar.lightness;
      return withValue(UPPER_FIRST.includes(mode) ? upper : lower, at, lightness(upper[at], lower[at]));
    };
  }
  if (parts) {
    const [light, saturation, hue] = parts;
    const [first, last] = polar?.lightness === 0 ? [light, hue] : [hue, light];
    return ({ upper, lower }) => [
      (first ? upper : lower)[0],
      (saturation ? upper : lower)[1],
      (last ? upper : lower)[2],
    ];
  }
  if (mode.endsWith('(EAL)')) {
    const keepsLighter = mode.startsWith('Lighten');
    return ({ upper, lower, isDarker }) => (isDarker === keepsLighter ? lower : upper);
  }
  if (mode === 'Normal') return ({ upper }) => upper;
  const isLighten = mode === 'Lighten Only';
  const at = polar?.lightness;
  if (at === undefined) return ({ upper, lower }) => withFormula(upper, lower, isLighten ? Math.max : Math.min);
  return ({ upper, lower }) => (upper[at] < lower[at] === isLighten ? lower : upper);
}
