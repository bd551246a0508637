import { type Plane, roundEven } from './plane.js';

interface Radii {
  readonly across: number;
  readonly down: number;
}

/** Returns an image of which each value is the extreme one in an ellipse around it. Beyond the edge there are none. */
export function extremeInEllipse(image: Plane, radii: Radii, choose: (one: number, other: number) => number): Plane {
  const { width, height, channels, data } = image;
  const rows = ellipseRows(radii);
  const found = data.slice();
  for (let y = 0; y < height; y += 1) {
    for (let at = 0; at < width * channels; at += 1) {
      const [x, channel] = [Math.floor(at / channels), at % channels];
      let value = data[y * width * channels + at] ?? 0;
      for (const { down, across } of rows) {
        if (y + down < 0 || y + down >= height) continue;
        const last = Math.min(x + across, width - 1);
        for (let column = Math.max(x - across, 0); column <= last; column += 1) {
          value = choose(value, data[((y + down) * width + column) * channels + channel] ?? 0);
        }
      }
      found[y * width * channels + at] = value;
    }
  }
  return { ...image, data: found };
}

/** Returns how far each row of an ellipse reaches to both sides. */
function ellipseRows({ across, down }: Radii): { readonly down: number; readonly across: number }[] {
  const inverse = down > 0 ? 1 / (down * down) : 0;
  return Array.from({ length: 2 * down + 1 }, (_, index) => {
    const offset = index - down;
    return { down: offset, across: roundEven(across * Math.sqrt((down * down - offset * offset) * inverse)) };
  });
}
