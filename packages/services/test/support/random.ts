/** Returns a source of whole numbers below `limit`: the same seed gives the same numbers. */
export function random(seed: number): (limit: number) => number {
  let state = seed + 1;
  return (limit) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    state = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    state ^= state >>> 15;
    return (state >>> 0) % limit;
  };
}
