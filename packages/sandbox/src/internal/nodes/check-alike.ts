import type { Pixels } from '../imaging/pixels/pixels.js';
import { PythonError } from './python-error.js';

/** Throws, with the server's words for it, unless two pictures have the same size. */
export function checkAlike(one: Pixels, other: Pixels, words = 'size mismatch'): void {
  if (one.width !== other.width || one.height !== other.height) throw new PythonError('ValueError', words);
}
