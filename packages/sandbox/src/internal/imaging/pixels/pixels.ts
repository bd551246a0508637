/** Pillow's modes: greyscale, greyscale with alpha, colour, colour with alpha. */
export type Mode = keyof typeof CHANNELS;

export const CHANNELS = { L: 1, LA: 2, RGB: 3, RGBA: 4 } as const;

/** A decoded image. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly mode: Mode;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** Returns an image of one colour, by default all zeroes. */
export function blank({ width, height, mode }: Omit<Pixels, 'data'>, colour: readonly number[] = []): Pixels {
  const channels = CHANNELS[mode];
  const data = new Uint8Array(width * height * channels);
  const pixel = colour.slice(0, channels);
  if (pixel.some((value) => value !== 0)) {
    for (let start = 0; start < data.length; start += channels) data.set(pixel, start);
  }
  return { width, height, mode, data };
}

/** Returns one channel as a greyscale image. */
export function band({ width, height, mode, data }: Pixels, channel: number): Pixels {
  const channels = CHANNELS[mode];
  const values = new Uint8Array(width * height);
  for (let index = 0; index < values.length; index += 1) values[index] = data[index * channels + channel] ?? 0;
  return { width, height, mode: 'L', data: values };
}

/** Returns an image with `change` applied to every value. */
export const mapped = (pixels: Pixels, change: (value: number) => number): Pixels => {
  const table = Uint8Array.from({ length: 256 }, (_, value) => change(value));
  return { ...pixels, data: pixels.data.map((value) => table[value] ?? 0) };
};
