/** Interleaved values of one byte. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Uint8Array<ArrayBuffer>;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Rounds to a whole number, and halves to the even one. */
export function roundEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/** Returns the channels of an image from `first` to before `end`. */
export function channelsOf({ width, height, channels, data }: Plane, first: number, end: number): Plane {
  const taken = end - first;
  const part = new Uint8Array(width * height * taken);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    part.set(data.subarray(pixel * channels + first, pixel * channels + end), pixel * taken);
  }
  return { width, height, channels: taken, data: part };
}

/** Returns an image of colours, or of grey for all three of them, with alpha. */
export function withAlpha(colours: Plane, alpha: Plane): Plane {
  const { width, height, channels } = colours;
  const data = new Uint8Array(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      data[pixel * 4 + channel] = colours.data[pixel * channels + (channels === 1 ? 0 : channel)] ?? 0;
    }
    data[pixel * 4 + 3] = alpha.data[pixel] ?? 0;
  }
  return { width, height, channels: 4, data };
}
