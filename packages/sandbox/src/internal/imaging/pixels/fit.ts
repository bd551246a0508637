import { cut, paste } from './paste.js';
import { blank, type Pixels } from './pixels.js';
import { resample } from './resample.js';

type Size = Pick<Pixels, 'height' | 'width'>;

const roundHalfEven = (value: number): number => {
  const down = Math.floor(value);
  return value - down === 0.5 ? down + (down % 2) : Math.round(value);
};

/** Returns an image that fits into a size, in the middle of a transparent one of this size. */
export async function padded(pixels: Pixels, size: Size): Promise<Pixels> {
  const inside = inSize(pixels, size);
  // Pillow keeps an image without pixels, and has nothing to paste.
  if (inside.width === 0 || inside.height === 0) return blank({ ...size, mode: pixels.mode });
  const resized = await resample(pixels, inside, 'bicubic');
  if (inside.width === size.width && inside.height === size.height) return resized;
  const x = inside.width === size.width ? 0 : roundHalfEven((size.width - inside.width) / 2);
  const y = inside.width === size.width ? roundHalfEven((size.height - inside.height) / 2) : 0;
  return paste(blank({ ...size, mode: pixels.mode }), resized, { x, y });
}

/** Returns the largest size of an image's proportions inside another size. */
function inSize({ width, height }: Size, size: Size): Size {
  const [own, wanted] = [width / height, size.width / size.height];
  if (own > wanted) return { width: size.width, height: roundHalfEven((height / width) * size.width) };
  if (own < wanted) return { width: roundHalfEven(own * size.height), height: size.height };
  return size;
}

/** Returns an image that covers a size, without what is outside on two sides. */
export function covering(pixels: Pixels, size: Size): Promise<Pixels> {
  const [own, wanted] = [pixels.width / pixels.height, size.width / size.height];
  const width = own > wanted ? wanted * pixels.height : pixels.width;
  const height = own < wanted ? pixels.width / wanted : pixels.height;
  const [left, top] = [(pixels.width - width) / 2, (pixels.height - height) / 2];
  return resample(pixels, size, 'bicubic', {
    columns: [Math.fround(left), Math.fround(left + width)],
    rows: [Math.fround(top), Math.fround(top + height)],
  });
}

/** Returns an image moved to the right and down; what leaves it returns on the other side. */
export function rolled(pixels: Pixels, right: number, down: number): Pixels {
  const { width, height } = pixels;
  const [x, y] = [modulo(right, width), modulo(down, height)];
  const rows = paste(
    paste(pixels, cut(pixels, { x: 0, y: 0, width, height: height - y }), { x: 0, y }),
    cut(pixels, { x: 0, y: height - y, width, height: y }),
    { x: 0, y: 0 },
  );
  return paste(
    paste(rows, cut(rows, { x: 0, y: 0, width: width - x, height }), { x, y: 0 }),
    cut(rows, { x: width - x, y: 0, width: x, height }),
    { x: 0, y: 0 },
  );
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;
