import { InputError, printValue } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

/** Whether a value is an object with fields, not a list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns an argument that is an object, or an empty one when it was left out. Throws an `InputError` for others. */
export function objectOrEmpty<T extends object>(argument: string, value: T | undefined): Partial<T> {
  return value === undefined ? {} : requireObject(argument, value);
}

/** Returns an argument that must be an object. Throws an `InputError` for others, lists and functions too. */
export function requireObject<T extends object>(argument: string, value: T): T {
  if (isRecord(value)) return value;
  throw new InputError(argument, `must be an object, got ${printValue(value)}`);
}

/** Returns the options of a method. Throws an `InputError` when they are no object, or their signal is no signal. */
export function requestOptions<T extends RequestOptions>(options: T | undefined): Partial<T> {
  const given = objectOrEmpty('options', options);
  checkOptions(given);
  return given;
}

/** Throws an `InputError` for options that are no object, and for a signal that is none. */
export function checkOptions(options: RequestOptions): void {
  const { signal } = requireObject('options', options);
  if (signal === undefined || typeof signal?.throwIfAborted === 'function') return;
  throw new InputError('signal', `must be an AbortSignal, got ${printValue(signal)}`);
}

/** Throws an `InputError` for what is no text. */
export function checkName(argument: string, name: unknown): void {
  if (typeof name !== 'string') throw new InputError(argument, `must be a text, got ${printValue(name)}`);
}

/** Throws an `InputError` unless an argument is a function. */
export function requireFunction(argument: string, value: unknown): void {
  if (typeof value !== 'function') throw new InputError(argument, `must be a function, got ${printValue(value)}`);
}

/** Throws an `InputError` unless `stores` has each of these repositories. */
export function requireStores(stores: unknown, names: readonly string[]): void {
  for (const name of names) {
    if (isRecord(stores) && isRecord(stores[name])) continue;
    throw new InputError('stores', `must have a repository "${name}", as createRepositories returns`);
  }
}
