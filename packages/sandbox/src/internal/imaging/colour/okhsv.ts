import { gammaEncoded } from './gamma.js';
import type { Colour } from './hsl.js';
import {
  brightestScale,
  cut,
  degreesOf,
  directionOf,
  fromTone,
  linearAt,
  orZero,
  polarOf,
  sliceAt,
  toTone,
} from './ok-tone.js';
import type { Oklab } from './oklab.js';
import { clipped } from './oklab-gamut.js';

const f = Math.fround;

/** The saturation of the most saturated dark colours, by definition. */
const START = 0.5;

/** Returns hue in degrees, saturation and value of a colour of Oklab. */
export function toOkhsv(colour: Oklab, steps: number): Colour {
  const [lightness, a, b] = colour;
  const { chroma, hue } = polarOf(colour);
  const { fromBlack, fromWhite } = sliceAt(hue, steps);
  const bend = f(1 - f(START / fromBlack));
  const share = f(fromWhite / f(chroma + f(lightness * fromWhite)));
  const [edgeLightness, edgeChroma] = [f(share * lightness), f(share * chroma)];
  const edge = fromTone(edgeLightness);
  const scale = brightestScale(linearAt(edge, f(edgeChroma * f(edge / edgeLightness)), hue));
  const value = f(toTone(f(lightness / scale)) / edgeLightness);
  const saturation = f(
    f(f(START + fromWhite) * edgeChroma) / f(f(fromWhite * START) + f(fromWhite * f(bend * edgeChroma))),
  );
  return [degreesOf(a, b), cut(orZero(saturation)), cut(orZero(value))];
}

/** Returns red, green and blue of hue in degrees, saturation and value. */
export function fromOkhsv(colour: Colour, alpha: number, steps: number): Colour {
  const [saturation, value] = [cut(colour[1]), cut(colour[2])];
  const hue = directionOf(colour[0]);
  const { fromBlack, fromWhite } = sliceAt(hue, steps);
  const bend = f(1 - f(START / fromBlack));
  const base = f(START + f(fromWhite - f(fromWhite * f(bend * saturation))));
  const edgeLightness = f(1 - f(f(saturation * START) / base));
  const edgeChroma = f(f(f(saturation * fromWhite) * START) / base);
  const edge = fromTone(edgeLightness);
  const scale = brightestScale(linearAt(edge, f(edgeChroma * f(edge / edgeLightness)), hue));
  const tone = f(value * edgeLightness);
  const lightness = fromTone(tone);
  const chroma = f(f(value * edgeChroma) * f(lightness / tone));
  const [red, green, blue] = clipped(linearAt(f(lightness * scale), f(chroma * scale), hue), alpha, steps);
  return [orZero(gammaEncoded(red)), orZero(gammaEncoded(green)), orZero(gammaEncoded(blue))];
}
