import { InputError, printValue } from '@x/transport/errors';

/** Whether a value is an object with fields, not a list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Refuses options that are no object, and a signal that is none. */
export function checkOptions(options: unknown): void {
  if (!isRecord(options)) throw new InputError('options', `must be an object, got ${printValue(options)}`);
  const { signal } = options;
  if (signal === undefined || (isRecord(signal) && typeof signal['throwIfAborted'] === 'function')) return;
  throw new InputError('signal', `must be an AbortSignal, got ${printValue(signal)}`);
}

/** Refuses what is no text. */
export function checkName(argument: string, name: unknown): void {
  if (typeof name !== 'string') throw new InputError(argument, `must be a text, got ${printValue(name)}`);
}
