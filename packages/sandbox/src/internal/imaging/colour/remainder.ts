const f = Math.fround;

/** Returns the remainder that has the sign of the divisor, in single precision. */
export function remainder(value: number, by: number): number {
  const rest = value % by;
  return rest < 0 ? f(rest + by) : f(rest);
}
