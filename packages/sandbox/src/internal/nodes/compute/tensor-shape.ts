import { PythonError } from '../python-error.js';

/** The number of dimensions that each mode of interpolation needs. */
const DIMENSIONS: Readonly<Record<string, number>> = { linear: 3, bilinear: 4, bicubic: 4, trilinear: 5 };

/** Returns the shape of a tensor whose last dimensions are interpolated to a size. */
export function resizedShape(shape: readonly number[], size: readonly number[], mode: string): readonly number[] {
  const spatial = shape.slice(2);
  if (spatial.length !== size.length) {
    const message =
      'Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of ' +
      `[${spatial.join(', ')}] and output size of (${size.join(', ')}). Please provide input tensor in ` +
      '(N, C, d1, d2, ...,dK) format and output size in (o1, o2, ...,oK) format.';
    throw new PythonError('ValueError', message);
  }
  const needed = DIMENSIONS[mode] ?? shape.length;
  if (needed !== shape.length) {
    const message = `Got ${shape.length}D input, but ${mode} mode needs ${needed}D input`;
    throw new PythonError('NotImplementedError', message);
  }
  return [...shape.slice(0, 2), ...size];
}

/** Returns the shape of a tensor whose last dimensions are interpolated by a factor. */
export function scaledShape(shape: readonly number[], factor: number, mode: string): readonly number[] {
  const size = shape.slice(2).map((length) => Math.floor(length * factor));
  const scaled = resizedShape(shape, size, mode);
  if (size.every((length) => length > 0)) return scaled;
  const [[down, across], [height, width]] = [shape.slice(-2), size.slice(-2)];
  const sizes = `input (H: ${down}, W: ${across}) output (H: ${height}, W: ${width})`;
  throw new PythonError('RuntimeError', `Input and output sizes should be greater than 0, but got ${sizes}`);
}
