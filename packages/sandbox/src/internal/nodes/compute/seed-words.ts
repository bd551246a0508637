/** Returns the 32-bit words that the server's generators hash a 32-bit seed to. */
export function seedWords(seed: number, count: number): number[] {
  let [constant, factor] = [0x43b0d7e5, 0x931e8875];
  const scramble = (word: number) => {
    let value = word ^ constant;
    constant = Math.imul(constant, factor);
    value = Math.imul(value, constant);
    return (value ^ (value >>> 16)) >>> 0;
  };
  const mix = (x: number, y: number) => {
    const value = (Math.imul(x, 0xca01f9dd) - Math.imul(y, 0x4973f715)) | 0;
    return (value ^ (value >>> 16)) >>> 0;
  };
  const pool = [seed, 0, 0, 0].map(scramble);
  for (let from = 0; from < 4; from += 1) {
    for (let to = 0; to < 4; to += 1) {
      if (from !== to) pool[to] = mix(pool[to] ?? 0, scramble(pool[from] ?? 0));
    }
  }
  [constant, factor] = [0x8b51f9dd, 0x58f38ded];
  return Array.from({ length: count }, (_, index) => scramble(pool[index % 4] ?? 0));
}
