import type { Pixels } from '../imaging/pixels/pixels.js';
import { PythonError } from './python-error.js';

type Size = Pick<Pixels, 'height' | 'width'>;

/** Returns a size. Throws the server's error when it is negative. */
export function checkSize<S extends Size>(size: S): S {
  if (size.width < 0 || size.height < 0) throw new PythonError('ValueError', 'Width and height must be >= 0');
  return size;
}

/** Throws the server's error, worded as `message`, unless two images have the same size. */
export function checkSameSize(one: Size, other: Size, message = 'size mismatch'): void {
  if (one.width !== other.width || one.height !== other.height) throw new PythonError('ValueError', message);
}
