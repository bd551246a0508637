/** The colours at the corners of a grid of cubes, each value from 0 to 65535. */
export interface ColourTable {
  readonly values: Uint16Array;
  /** The place of each byte on each axis. */
  readonly places: readonly (readonly Place[])[];
}

type Triple = readonly [number, number, number];

/** Returns the table of a conversion of values from 0 to 1, with so many corners on each side. */
export function colourTable(change: (values: Triple) => Triple, side: number): ColourTable {
  const table = new Uint16Array(side ** 3 * 3);
  const places = Array.from({ length: side }, (_, index) => Math.round((index * 65_535) / (side - 1)) / 65_535);
  let at = 0;
  for (const x of places) {
    for (const y of places) {
      for (const z of places) {
        for (const value of change([x, y, z])) {
          table[at] = Math.min(Math.max(Math.round(value * 65_535), 0), 65_535);
          at += 1;
        }
      }
    }
  }
  return { values: table, places: placesOf(side) };
}

interface Place {
  /** The index of the corner in the table, and the step to the next one. */
  readonly from: number;
  readonly step: number;
  /** From 0 to 65535. */
  readonly rest: number;
}

const placesOf = (side: number): Place[][] =>
  [side * side * 3, side * 3, 3].map((step) =>
    Array.from({ length: 256 }, (_, value) => {
      const scaled = value * 257 * (side - 1);
      const fixed = scaled + Math.floor((scaled + 0x7fff) / 0xffff);
      return { from: (fixed >> 16) * step, step: value === 255 ? 0 : step, rest: fixed & 0xffff };
    }),
  );

/** Returns the three bytes for three bytes, interpolated in the tetrahedron around them. */
export function interpolated(
  { values: table, places: all }: ColourTable,
  bytes: readonly number[],
): [number, number, number] {
  const places = bytes.flatMap((value, axis) => all[axis]?.[value] ?? []);
  // From one corner to the opposite one, first along the axis with the largest rest.
  const ordered = places.toSorted((one, other) => other.rest - one.rest);
  const start = places.reduce((sum, { from }) => sum + from, 0);
  const byteOf = (channel: number): number => {
    const first = table[start + channel] ?? 0;
    let [corner, before, rest] = [start + channel, first, 0x8001];
    for (const place of ordered) {
      corner += place.step;
      const next = table[corner] ?? 0;
      rest += (next - before) * place.rest;
      before = next;
    }
    const whole = first + Math.floor((rest + Math.floor(rest / 65_536)) / 65_536);
    return Math.floor((whole * 65_281 + 8_388_608) / 2 ** 24);
  };
  return [byteOf(0), byteOf(1), byteOf(2)];
}
