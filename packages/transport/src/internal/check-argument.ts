import { InputError } from '../errors.js';
import { isRecord } from './is-record.js';
import { printValue } from './print-value.js';

/** Throws an `InputError` for what is no object, a list too. */
export function expectRecord(argument: string, value: unknown): asserts value is Readonly<Record<string, unknown>> {
  if (isRecord(value) && !Array.isArray(value)) return;
  throw new InputError(argument, `must be an object, got ${printValue(value)}`);
}

/** As `expectRecord`, for a value whose type stays what it is. */
export const checkRecord = (argument: string, value: object): void => expectRecord(argument, value);

/** Throws an `InputError` for what is no signal. That of another realm is one, and so is none. */
export function checkSignal(signal: unknown): void {
  if (signal === undefined || signal === null) return;
  if (isRecord(signal) && typeof signal['throwIfAborted'] === 'function') return;
  throw new InputError('signal', `must be an AbortSignal, got ${printValue(signal)}`);
}

/** Throws an `InputError` for an option that is neither left out nor a function. */
export function checkFunctions(options: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined && value !== null) checkFunction(name, value);
  }
}

/** Throws an `InputError` for a logger that is neither left out nor one. */
export function checkLogger(logger: unknown): void {
  if (logger === undefined || logger === null) return;
  if (isRecord(logger) && typeof logger['debug'] === 'function') return;
  throw new InputError('logger', `must be an object with a method debug, got ${printValue(logger)}`);
}

/** Throws an `InputError` for what is no function. */
export function checkFunction(argument: string, value: unknown): void {
  if (typeof value !== 'function') throw new InputError(argument, `must be a function, got ${printValue(value)}`);
}
