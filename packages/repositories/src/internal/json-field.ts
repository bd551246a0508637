import { InputError } from '@x/transport/errors';
import { toJson } from '@x/transport/json';

/** The largest form field that the server reads, in bytes. */
const fieldLimit = 1024 * 1024;

/** Returns a value as JSON for a field of a form. Throws an `InputError` when it is too large for one. */
export function jsonField(argument: string, value: object): string {
  const text = toJson(value, argument);
  const size = new TextEncoder().encode(text).length;
  if (size > fieldLimit) throw new InputError(argument, `must be at most 1 MiB as JSON, got ${size} bytes`, fieldLimit);
  return text;
}
