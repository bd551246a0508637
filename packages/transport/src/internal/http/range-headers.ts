import { InputError } from '../../errors.js';
import type { ByteRange } from '../../transport.js';
import { printValue } from '../print-value.js';

/** Returns the headers that request part of a file. `fetch` adds that it must not be compressed. */
export function rangeHeaders(range: ByteRange | undefined): Record<string, string> {
  if (range === undefined) return {};
  const { start, end } = range;
  if (!Number.isSafeInteger(start) || start < 0) {
    throw new InputError('start', `must be a whole number, 0 or more, got ${printValue(start)}`);
  }
  if (end !== undefined && !(Number.isSafeInteger(end) && end > start)) {
    throw new InputError('end', `must be a whole number above ${start}, got ${printValue(end)}`);
  }
  return { range: `bytes=${start}-${end === undefined ? '' : end - 1}` };
}
