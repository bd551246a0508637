import { InputError, printValue } from '@x/transport/errors';

/** Returns an argument that is an object, or an empty one when it was left out. Throws an `InputError` for others. */
export function objectOrEmpty<T extends object>(argument: string, value: T | undefined): Partial<T> {
  if (value === undefined) return {};
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new InputError(argument, `must be an object, got ${printValue(value)}`);
}
