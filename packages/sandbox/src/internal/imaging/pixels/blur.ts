import { forEachRow } from './for-each-row.js';
import { CHANNELS, type Pixels } from './pixels.js';

const single = Math.fround;

/** Returns an image blurred with a box filter. */
export const boxBlur = (pixels: Pixels, radius: number): Promise<Pixels> => blur(pixels, single(radius), 1);

/** Returns an image blurred with three box filters, which approximate a Gaussian. */
export const gaussianBlur = (pixels: Pixels, radius: number): Promise<Pixels> =>
  blur(pixels, boxRadius(single(radius)), PASSES);

const PASSES = 3;

/** Returns the radius of the box filters that approximate a Gaussian. */
function boxRadius(sigma: number): number {
  const variance = single(single(sigma * sigma) / PASSES);
  const length = single(Math.sqrt(12 * variance + 1));
  const whole = single(Math.floor((length - 1) / 2));
  const over = single(single(2 * whole + 1) * single(single(whole * single(whole + 1)) - single(3 * variance)));
  const under = single(6 * single(variance - single(single(whole + 1) * single(whole + 1))));
  return single(whole + single(over / under));
}

async function blur(pixels: Pixels, radius: number, passes: number): Promise<Pixels> {
  if (radius === 0) return pixels;
  const channels = CHANNELS[pixels.mode];
  const { width, height } = pixels;
  const data = pixels.data.slice();
  const blurLine = lineBlur(radius, passes);
  await forEachRow(height, (y) => {
    for (let channel = 0; channel < channels; channel += 1) {
      blurLine(data, { first: y * width * channels + channel, step: channels, length: width });
    }
  });
  await forEachRow(width * channels, (first) => blurLine(data, { first, step: width * channels, length: height }));
  return { ...pixels, data };
}

interface Line {
  readonly first: number;
  readonly step: number;
  readonly length: number;
}

/** Returns a function that blurs one line of values. Beyond its ends the first and the last value are repeated. */
function lineBlur(radius: number, passes: number): (data: Uint8Array, line: Line) => void {
  const whole = Math.trunc(radius);
  const inner = Math.trunc(single(2 ** 24 / single(single(radius * 2) + 1)));
  const outer = Math.trunc((2 ** 24 - (whole * 2 + 1) * inner) / 2);
  const margin = whole + 1;
  return (data, { first, step, length }) => {
    const last = margin + length;
    const values = new Float64Array(last + margin); // sums times weights exceed 32 bits
    for (let index = 0; index < length; index += 1) values[margin + index] = data[first + index * step] ?? 0;
    for (let pass = 0; pass < passes; pass += 1) {
      values.fill(values[margin] ?? 0, 0, margin);
      values.fill(values[last - 1] ?? 0, last);
      const before = values.slice();
      let sum = 0;
      for (let index = 1; index <= 2 * whole + 1; index += 1) sum += before[index] ?? 0;
      for (let index = margin; index < last; index += 1) {
        const next = before[index + margin] ?? 0;
        const edges = (before[index - margin] ?? 0) + next;
        values[index] = Math.floor((sum * inner + edges * outer + 2 ** 23) / 2 ** 24);
        sum += next - (before[index - whole] ?? 0);
      }
    }
    for (let index = 0; index < length; index += 1) data[first + index * step] = values[margin + index] ?? 0;
  };
}
