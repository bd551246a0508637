/** A number as the sum of two singles. */
type Pair = readonly [high: number, low: number];

const f = Math.fround;

/** Returns a product and a sum that are rounded once. */
const fused = (x: number, y: number, z: number): number => f(x * y + z);

const polynomial = (x: number, coefficients: readonly number[]): number =>
  coefficients.reduce((sum, coefficient) => fused(sum, x, coefficient));

const sumOf = (x: number, y: number): Pair => {
  const high = f(x + y);
  const share = f(high - x);
  return [high, f(f(x - f(high - share)) + f(y - share))];
};

/** Returns a sum whose first part is the larger one. */
const added = (x: Pair, y: Pair): Pair => {
  const high = f(x[0] + y[0]);
  return [high, f(f(f(f(x[0] - high) + y[0]) + x[1]) + y[1])];
};

const addedToAny = (x: Pair, y: Pair): Pair => {
  const [high, low] = sumOf(x[0], y[0]);
  return [high, f(low + f(x[1] + y[1]))];
};

const multiplied = (x: Pair, y: Pair): Pair => {
  const high = f(x[0] * y[0]);
  return [high, fused(x[0], y[1], fused(x[1], y[0], fused(x[0], y[0], -high)))];
};

const scaled = (x: Pair, by: number): Pair => {
  const high = f(x[0] * by);
  return [high, fused(x[1], by, fused(x[0], by, -high))];
};

const squared = (x: Pair): Pair => {
  const high = f(x[0] * x[0]);
  return [high, fused(f(x[0] + x[0]), x[1], fused(x[0], x[0], -high))];
};

const divided = (x: Pair, y: Pair): Pair => {
  const inverse = f(1 / y[0]);
  const high = f(x[0] * inverse);
  const rest = fused(-y[1], inverse, fused(-y[0], inverse, 1));
  return [high, fused(high, rest, fused(x[1], inverse, fused(inverse, x[0], -high)))];
};

const LOG_2: Pair = [f(0.6931471824645996), f(-1.904654323148236e-9)];
const TWO_THIRDS: Pair = [f(0.6666666269302368), f(3.691838612596143e-9)];
const LOGARITHM = [0.2403203547, 0.285112679, 0.400007993].map(f);
const EXPONENTIAL = [
  0.001363246468827128, 0.00836596917361021, 0.041671082377433777, 0.16666552424430847, 0.4999998509883881,
].map(f);
/** The logarithm of 2 in two parts, of which whole multiples of the first have no rest. */
const STEPS = [f(-0.693145751953125), f(-1.428606765330187e-6)] as const;

/** Returns the natural logarithm: of a power of two, and of what is left, near one, by a series. */
function logarithm(value: number): Pair {
  // The largest numbers are scaled to more than a single can hold.
  const scale = Math.min(f(value * f(1 / 0.75)), 2 ** 128);
  let exponent = Math.floor(Math.log2(scale));
  while (2 ** exponent > scale) exponent -= 1;
  while (2 ** (exponent + 1) <= scale) exponent += 1;
  const rest = value / 2 ** exponent;
  const x = divided(sumOf(-1, rest), sumOf(1, rest));
  const square = squared(x);
  const series = addedToAny(scaled(square, polynomial(square[0], LOGARITHM)), TWO_THIRDS);
  const start = added(scaled(LOG_2, exponent), [f(x[0] * 2), f(x[1] * 2)]);
  return added(start, multiplied(multiplied(square, x), series));
}

function exponential(value: Pair): number {
  const exponent = roundHalfEven(f(f(value[0] + value[1]) * f(Math.LOG2E)));
  const reduced = STEPS.reduce((sum, step) => addedToAny(sum, [f(exponent * step), 0]), value);
  const high = f(reduced[0] + reduced[1]);
  const rest: Pair = [high, f(f(reduced[0] - high) + reduced[1])];
  const series = added([1, 0], added(rest, scaled(squared(rest), polynomial(rest[0], EXPONENTIAL))));
  return f(f(series[0] + series[1]) * 2 ** exponent);
}

const roundHalfEven = (value: number): number => {
  const down = Math.floor(value);
  return value - down === 0.5 ? down + Math.abs(down % 2) : Math.round(value);
};

/**
 * Returns a power in single precision. Two results in a hundred differ in the last bit from the exact one, as those of
 * the server's library on processors with vector instructions do.
 */
export function power(base: number, exponent: number): number {
  if (!(base > 0) || base === Number.POSITIVE_INFINITY) return f(base ** exponent);
  return exponential(scaled(logarithm(base), exponent));
}
