import { InputError, printValue } from '@x/transport/errors';

/** Returns an argument that must be an object. Throws an `InputError` for others, lists and functions too. */
export function requireObject<T extends object>(argument: string, value: T): T {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new InputError(argument, `must be an object, got ${printValue(value)}`);
}

/** Returns an argument that is an object, or an empty one when it was left out. Throws an `InputError` for others. */
export const objectOrEmpty = <T extends object>(argument: string, value: T | undefined): Partial<T> =>
  value === undefined ? {} : requireObject(argument, value);
