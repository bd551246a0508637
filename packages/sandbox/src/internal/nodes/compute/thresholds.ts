import type { Pixels } from '../../imaging/pixels/pixels.js';

const f = Math.fround;

/** What becomes black and white, and what of the values between. */
export interface Thresholds {
  readonly invert_output: boolean;
  readonly renormalize_values: boolean;
  readonly threshold_upper: number;
  readonly threshold_lower: number;
}

/** Returns an image whose values beyond two thresholds are black or white. */
export function thresholded(pixels: Pixels, thresholds: Thresholds): Pixels {
  const { invert_output: isInverted, renormalize_values: isStretched } = thresholds;
  const { threshold_upper: upper, threshold_lower: lower } = thresholds;
  const range = f(Math.max(upper, lower) - Math.min(upper, lower));
  const table = Uint8Array.from({ length: 256 }, (_, byte) => {
    const value = f(byte / 255);
    const [isHigh, isLow] = [value >= f(upper), value < f(lower)];
    if (isInverted ? isHigh : isLow) return 0;
    if (isInverted ? isLow : isHigh) return 255;
    if (!isStretched) return Math.trunc(f(value * 255));
    const share = f(f(value - f(Math.min(upper, lower))) / range);
    return Math.trunc(f((isInverted ? f(1 - share) : share) * 255));
  });
  return { ...pixels, data: pixels.data.map((value) => table[value] ?? 0) };
}
