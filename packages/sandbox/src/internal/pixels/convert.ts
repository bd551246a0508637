import { CHANNELS, type Mode, type Pixels } from './pixels.js';

/** Returns a picture in another mode: colours turn grey by how bright they seem, and alpha is added or dropped. */
export function convert(pixels: Pixels, mode: Mode): Pixels {
  if (pixels.mode === mode) return pixels;
  const { width, height, data } = pixels;
  const [from, to] = [CHANNELS[pixels.mode], CHANNELS[mode]];
  const converted = new Uint8Array(width * height * to);
  for (let index = 0; index < width * height; index += 1) {
    const at = (channel: number) => data[index * from + channel] ?? 0;
    const start = index * to;
    if (to < 3) converted[start] = from < 3 ? at(0) : luma(at(0), at(1), at(2));
    else for (let channel = 0; channel < 3; channel += 1) converted[start + channel] = at(from < 3 ? 0 : channel);
    if (to % 2 === 0) converted[start + to - 1] = from % 2 === 0 ? at(from - 1) : 255;
  }
  return { width, height, mode, data: converted };
}

const luma = (red: number, green: number, blue: number): number =>
  (red * 19_595 + green * 38_470 + blue * 7_471 + 0x8000) >> 16;
