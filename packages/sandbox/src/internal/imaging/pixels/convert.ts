import { CHANNELS, type Mode, type Pixels } from './pixels.js';

/** Returns an image in another mode: colours become grey by luma, and alpha is added or dropped. */
export function convert(pixels: Pixels, mode: Mode): Pixels {
  if (pixels.mode === mode) return pixels;
  const { width, height, data } = pixels;
  const [from, to] = [CHANNELS[pixels.mode], CHANNELS[mode]];
  const isGrey = from < 3;
  const converted = new Uint8Array(width * height * to);
  for (let at = 0, start = 0; start < converted.length; at += from, start += to) {
    const red = data[at] ?? 0;
    const green = isGrey ? red : (data[at + 1] ?? 0);
    const blue = isGrey ? red : (data[at + 2] ?? 0);
    if (to < 3) converted[start] = isGrey ? red : luma(red, green, blue);
    else {
      converted[start] = red;
      converted[start + 1] = green;
      converted[start + 2] = blue;
    }
    if (to % 2 === 0) converted[start + to - 1] = from % 2 === 0 ? (data[at + from - 1] ?? 0) : 255;
  }
  return { width, height, mode, data: converted };
}

const luma = (red: number, green: number, blue: number): number =>
  (red * 19_595 + green * 38_470 + blue * 7_471 + 0x8000) >> 16;
