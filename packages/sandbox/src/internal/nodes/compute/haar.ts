/** Four numbers of a square: the values of two rows, or their Haar wavelet. */
type Square = readonly [number, number, number, number];

/** Returns the scaled sum and difference of two numbers. It is its own inverse, but for rounding. */
const pair = (one: number, other: number): readonly [number, number] => [
  Math.SQRT1_2 * one + Math.SQRT1_2 * other,
  Math.SQRT1_2 * one - Math.SQRT1_2 * other,
];

/** Returns the sum of a square, then what differs across, down and in both directions. */
export function toHaar([topLeft, topRight, bottomLeft, bottomRight]: Square): Square {
  const [lowLeft, highLeft] = pair(topLeft, bottomLeft);
  const [lowRight, highRight] = pair(topRight, bottomRight);
  return [...pair(lowLeft, lowRight), ...pair(highLeft, highRight)];
}

/** Returns the square of a wavelet. */
export function fromHaar([sum, across, down, both]: Square): Square {
  const [lowLeft, lowRight] = pair(sum, across);
  const [highLeft, highRight] = pair(down, both);
  const [topLeft, bottomLeft] = pair(lowLeft, highLeft);
  const [topRight, bottomRight] = pair(lowRight, highRight);
  return [topLeft, topRight, bottomLeft, bottomRight];
}
