import { CHANNELS, type Pixels } from './pixels.js';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Returns `base` with `pixels` of the same mode pasted at a place, blended by a mask. */
export function paste(
  base: Pixels,
  pixels: Pixels,
  { x, y, mask }: Place & { readonly mask?: Pixels | undefined },
): Pixels {
  const channels = CHANNELS[base.mode];
  const data = base.data.slice();
  const [left, right] = [Math.max(0, -x), Math.min(pixels.width, base.width - x)];
  if (left >= right) return base;
  for (let row = Math.max(0, -y); row < Math.min(pixels.height, base.height - y); row += 1) {
    const from = (row * pixels.width + left) * channels;
    const line = pixels.data.subarray(from, from + (right - left) * channels);
    const to = ((row + y) * base.width + left + x) * channels;
    if (!mask) data.set(line, to);
    for (let index = 0; mask && index < line.length; index += 1) {
      const share = mask.data[row * mask.width + left + Math.trunc(index / channels)] ?? 0;
      data[to + index] = blended(data[to + index] ?? 0, line[index] ?? 0, share);
    }
  }
  return { ...base, data };
}

function blended(below: number, above: number, share: number): number {
  const sum = below * (255 - share) + above * share + 128;
  return ((sum >> 8) + sum) >> 8;
}

/** Returns a region of an image, which must be inside it. */
export function cut(pixels: Pixels, { x, y, width, height }: Place & Pick<Pixels, 'height' | 'width'>): Pixels {
  const channels = CHANNELS[pixels.mode];
  const data = new Uint8Array(width * height * channels);
  for (let row = 0; row < height; row += 1) {
    const start = ((row + y) * pixels.width + x) * channels;
    data.set(pixels.data.subarray(start, start + width * channels), row * width * channels);
  }
  return { width, height, mode: pixels.mode, data };
}

/** Additional bits of precision of the blend factors. */
const FINE = 7;

/** Returns one image composited over another of the same size, both with alpha. */
export function over(below: Pixels, above: Pixels): Pixels {
  const data = below.data.slice();
  for (let start = 0; start < data.length; start += 4) {
    const alpha = above.data[start + 3] ?? 0;
    if (alpha === 0) continue;
    const rest = (data[start + 3] ?? 0) * (255 - alpha);
    const whole = alpha * 255 + rest;
    const share = Math.trunc((alpha * 255 * 255 * (1 << FINE)) / whole);
    const other = 255 * (1 << FINE) - share;
    for (let channel = 0; channel < 3; channel += 1) {
      const sum = (above.data[start + channel] ?? 0) * share + (data[start + channel] ?? 0) * other + (0x80 << FINE);
      data[start + channel] = (((sum >> 8) + sum) >> 8) >> FINE;
    }
    data[start + 3] = (((whole + 0x80) >> 8) + whole + 0x80) >> 8;
  }
  return { ...below, data };
}

/** Returns the product of two images, of the size that both have. */
export function multiply(one: Pixels, other: Pixels): Pixels {
  const size = { width: Math.min(one.width, other.width), height: Math.min(one.height, other.height) };
  const [first, second] = [one, other].map((pixels) => cut(pixels, { x: 0, y: 0, ...size }));
  const data = (first ?? one).data.map((value, index) => Math.trunc((value * (second?.data[index] ?? 0)) / 255));
  return { ...size, mode: one.mode, data };
}
