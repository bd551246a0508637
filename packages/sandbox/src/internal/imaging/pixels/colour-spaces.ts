import type { Plane } from '../opencv/plane.js';
import { convert } from './convert.js';
import { labOf, rgbOf } from './lab.js';
import type { Pixels } from './pixels.js';

const single = Math.fround;
const byte = (value: number): number => Math.min(Math.max(value, 0), 255);

type Triple = readonly [number, number, number];
type Values = readonly number[];

/** A colour space as Pillow computes it: how a pixel is converted from RGB, and to RGB. */
interface ColourSpace {
  readonly channels: number;
  readonly from: (rgb: Triple) => Values;
  readonly to: (values: Values) => Triple;
}

function toHsv([red, green, blue]: Triple): Values {
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  if (most === least) return [0, 0, most];
  const range = most - least;
  const share = (value: number) => single((most - value) / range);
  const [r, g, b] = [share(red), share(green), share(blue)];
  const sixth = single(red === most ? single(b - g) : green === most ? 2 + r - b : 4 + g - r);
  const hue = single((sixth / 6 + 1) % 1);
  return [byte(Math.trunc(hue * 255)), byte(Math.trunc(single(range / most) * 255)), most];
}

function fromHsv([hue = 0, saturation = 0, value = 0]: Values): Triple {
  if (saturation === 0) return [value, value, value];
  const place = (hue * 6) / 255;
  const sector = Math.floor(place);
  const rest = single(place - sector);
  const share = single(saturation / 255);
  const scaled = (factor: number) => byte(Math.floor(value * factor + 0.5));
  const [p, q, t] = [scaled(1 - share), scaled(1 - single(share * rest)), scaled(1 - share * (1 - rest))];
  const sectors: readonly Triple[] = [
    [value, t, p],
    [q, value, p],
    [p, value, t],
    [p, q, value],
    [t, p, value],
    [value, p, q],
  ];
  return sectors[sector % 6] ?? [value, t, p];
}

/** Factors are fixed-point numbers with six fractional bits, rounded for each value. */
const fixed = (value: number, factor: number): number => Math.trunc(value * factor * 64 + 0.5);

const toYcbcr = ([red, green, blue]: Triple): Values => [
  (fixed(red, 0.299) + fixed(green, 0.587) + fixed(blue, 0.114)) >> 6,
  ((fixed(red, -0.16874) + fixed(green, -0.33126) + fixed(blue, 0.5)) >> 6) + 128,
  ((fixed(red, 0.5) + fixed(green, -0.41869) + fixed(blue, -0.08131)) >> 6) + 128,
];

function fromYcbcr([y = 0, cb = 0, cr = 0]: Values): Triple {
  const [blue, red] = [cb - 128, cr - 128];
  return [
    byte(y + (fixed(red, 1.402) >> 6)),
    byte(y + ((fixed(blue, -0.34414) + fixed(red, -0.71414)) >> 6)),
    byte(y + (fixed(blue, 1.772) >> 6)),
  ];
}

function fromCmyk([cyan = 0, magenta = 0, yellow = 0, black = 0]: Values): Triple {
  const most = 255 - black;
  const less = (value: number) => {
    const product = value * most + 128;
    return byte(most - (((product >> 8) + product) >> 8));
  };
  return [less(cyan), less(magenta), less(yellow)];
}

export const COLOUR_SPACES = {
  LAB: { channels: 3, from: (rgb) => labOf(rgb), to: (lab) => rgbOf(lab) },
  HSV: { channels: 3, from: toHsv, to: fromHsv },
  YCbCr: { channels: 3, from: toYcbcr, to: fromYcbcr },
  CMYK: { channels: 4, from: ([red, green, blue]) => [255 - red, 255 - green, 255 - blue, 0], to: fromCmyk },
} satisfies Record<string, ColourSpace>;

export type SpaceName = keyof typeof COLOUR_SPACES;

/** Returns an image in a colour space. */
export function toSpace(pixels: Pixels, name: SpaceName): Plane {
  const { channels, from }: ColourSpace = COLOUR_SPACES[name];
  const { width, height, data } = convert(pixels, 'RGB');
  const converted = new Uint8Array(width * height * channels);
  const isGrey = pixels.mode === 'L' || pixels.mode === 'LA';
  if (isGrey && name === 'YCbCr') {
    // It is not rounded.
    return { width, height, channels, data: data.map((value, index) => (index % 3 === 0 ? value : 128)) };
  }
  for (let at = 0, to = 0; at < data.length; at += 3, to += channels) {
    converted.set(from([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]), to);
  }
  return { width, height, channels, data: converted };
}

/** Returns an image of a colour space in RGB. */
export function fromSpace({ width, height, channels, data }: Plane, name: SpaceName): Pixels {
  const { to }: ColourSpace = COLOUR_SPACES[name];
  const converted = new Uint8Array(width * height * 3);
  for (let at = 0, target = 0; at < data.length; at += channels, target += 3) {
    converted.set(to([...data.subarray(at, at + channels)]), target);
  }
  return { width, height, mode: 'RGB', data: converted };
}
