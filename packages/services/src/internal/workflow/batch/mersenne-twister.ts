/** Returns a source of 32-bit reals in [0, 1): MT19937, as the editor's seeded generators use it. */
export function createTwister(seed: number): () => number {
  const state = new Uint32Array(624);
  state[0] = seed >>> 0;
  for (let index = 1; index < 624; index++) {
    const previous = at(state, index - 1);
    state[index] = Math.imul(1_812_433_253, previous ^ (previous >>> 30)) + index;
  }
  let position = 624;
  const refill = (): void => {
    for (let index = 0; index < 624; index++) {
      const mixed = (at(state, index) & 0x8000_0000) | (at(state, (index + 1) % 624) & 0x7fff_ffff);
      state[index] = at(state, (index + 397) % 624) ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908_b0df : 0);
    }
    position = 0;
  };
  return () => {
    if (position === 624) refill();
    let value = at(state, position++);
    value ^= value >>> 11;
    value ^= (value << 7) & 0x9d2c_5680;
    value ^= (value << 15) & 0xefc6_0000;
    value ^= value >>> 18;
    return (value >>> 0) / 2 ** 32;
  };
}

const at = (state: Uint32Array, index: number): number => state[index] ?? 0;
