import { CHANNELS, type Pixels } from './pixels.js';

const f = Math.fround;
const [EDGE, CENTRE] = [f(1 / 13), f(5 / 13)];

/** Returns an image slightly blurred; its outermost pixels stay. */
export function smooth(pixels: Pixels): Pixels {
  const { width, height, mode } = pixels;
  const channels = CHANNELS[mode];
  const data = pixels.data.slice();
  const at = (x: number, y: number, channel: number) => pixels.data[(y * width + x) * channels + channel] ?? 0;
  const row = (x: number, y: number, channel: number, centre: number) => {
    const sides = f(f(at(x - 1, y, channel) * EDGE) + f(at(x, y, channel) * centre));
    return f(sides + f(at(x + 1, y, channel) * EDGE));
  };
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      for (let channel = 0; channel < channels; channel += 1) {
        const lower = f(0.5 + row(x, y + 1, channel, EDGE));
        const sum = f(f(lower + row(x, y, channel, CENTRE)) + row(x, y - 1, channel, EDGE));
        data[(y * width + x) * channels + channel] = Math.min(Math.trunc(sum), 255);
      }
    }
  }
  return { ...pixels, data };
}
