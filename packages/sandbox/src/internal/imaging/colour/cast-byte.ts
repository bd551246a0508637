/** Returns a number as a byte, cast as NumPy does: its lowest eight bits, and 0 for what an integer cannot hold. */
export const castByte = (value: number): number => (Math.abs(value) < 2 ** 31 ? Math.trunc(value) & 255 : 0);
