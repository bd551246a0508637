import type { Pixels } from '../imaging/pixels/pixels.js';
import { PythonError } from './python-error.js';

type Size = Pick<Pixels, 'height' | 'width'>;

/** The largest image. The server has no limit, and runs out of memory. */
const MOST_PIXELS = 178_956_970;

/** Returns a size. Throws the server's error when it is negative, and when there is no memory for it. */
export function checkSize<S extends Size>(size: S): S {
  if (size.width < 0 || size.height < 0) throw new PythonError('ValueError', 'Width and height must be >= 0');
  if (size.width * size.height > MOST_PIXELS) {
    const message = `the sandbox makes images of at most ${MOST_PIXELS} pixels, not of ${size.width} x ${size.height}`;
    throw new PythonError('MemoryError', message);
  }
  return size;
}

/** Throws the server's error, worded as `message`, unless two images have the same size. */
export function checkSameSize(one: Size, other: Size, message = 'size mismatch'): void {
  if (one.width !== other.width || one.height !== other.height) throw new PythonError('ValueError', message);
}

/** Returns the size of an image to be resized. Throws the server's error when a side is zero or negative. */
export function checkResized<S extends Size>(size: S): S {
  if (size.width <= 0 || size.height <= 0) throw new PythonError('ValueError', 'height and width must be > 0');
  return checkSize(size);
}
