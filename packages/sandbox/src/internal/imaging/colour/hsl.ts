import { remainder } from './remainder.js';

const f = Math.fround;

/** Three values of a colour in single precision. */
export type Colour = readonly [number, number, number];

const sum = (...values: readonly number[]): number => values.reduce((total, value) => f(total + value));

/** Returns hue in degrees, saturation and lightness of red, green and blue from 0 to 1. */
export function toHsl(rgb: Colour): Colour {
  const [most, least] = [Math.max(...rgb), Math.min(...rgb)];
  const [total, range] = [f(most + least), f(most - least)];
  const lightness = f(total / 2);
  if (most === least) return [0, 0, lightness];
  const saturation = f(range / (lightness < 0.5 ? total : f(2 - total)));
  const [red, green, blue] = rgb.map((value) => f(f(most - value) / range)) as [number, number, number];
  const place = rgb[0] === most ? f(blue - green) : rgb[1] === most ? sum(f(red - blue), 2) : sum(f(green - red), 4);
  return [remainder(f(remainder(f(place / 6), 1) * 360), 360), saturation, lightness];
}

/** Returns red, green and blue of hue in degrees, saturation and lightness; the last two are cut to 0 to 1. */
export function fromHsl(colour: Colour): Colour {
  const [saturation, lightness] = [cut(colour[1]), cut(colour[2])];
  const high =
    lightness <= 0.5 ? f(lightness * f(saturation + 1)) : f(f(lightness + saturation) - f(lightness * saturation));
  const low = f(f(lightness * 2) - high);
  const hue = f(remainder(colour[0], 360) / 360);
  const value = (place: number): number => {
    const at = remainder(place, 1);
    if (at < f(1 / 6)) return f(low + f(f(high - low) * f(at * 6)));
    if (at < 0.5) return high;
    return at < f(2 / 3) ? f(low + f(f(high - low) * f(f(f(2 / 3) - at) * 6))) : low;
  };
  return [value(f(hue + f(1 / 3))), value(hue), value(f(hue - f(1 / 3)))];
}

const cut = (value: number): number => Math.min(Math.max(value, 0), 1);
