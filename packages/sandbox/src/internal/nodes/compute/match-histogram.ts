import type { Plane } from '../../imaging/opencv/plane.js';

/** Returns an image whose values in some channels are distributed as in another one. */
export function matchHistograms(image: Plane, reference: Plane, channels: readonly number[]): Plane {
  const data = image.data.slice();
  for (const channel of channels) {
    const table = lookup(sharesOf(image, channel), sharesOf(reference, channel));
    for (let at = channel; at < data.length; at += image.channels) data[at] = table[data[at] ?? 0] ?? 0;
  }
  return { ...image, data };
}

/** Returns for each value the share of values that are not greater. */
function sharesOf({ channels, data }: Plane, channel: number): number[] {
  const counts = new Array<number>(256).fill(0);
  for (let at = channel; at < data.length; at += channels) counts[data[at] ?? 0] = (counts[data[at] ?? 0] ?? 0) + 1;
  let sum = 0;
  const sums = counts.map((count) => {
    sum += count;
    return sum;
  });
  return sum > 0 ? sums.map((value) => value / sum) : sums;
}

/** Returns for each value the one that has the same share in the reference, interpolated. */
function lookup(shares: readonly number[], reference: readonly number[]): Uint8Array {
  return Uint8Array.from(shares, (share) => {
    let below = reference.length - 1;
    while (below >= 0 && (reference[below] ?? 0) > share) below -= 1;
    if (below < 0) return 0;
    const from = reference[below] ?? 0;
    if (below === reference.length - 1 || from === share) return below;
    return (1 / ((reference[below + 1] ?? 0) - from)) * (share - from) + below;
  });
}
