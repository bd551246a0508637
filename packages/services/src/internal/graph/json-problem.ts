import { InputError } from '@x/transport/errors';
import { toJson } from '@x/transport/json';

/** Returns which part of a value JSON cannot carry, and why; `undefined` if it carries all of it. */
export function jsonProblem(value: unknown): string | undefined {
  try {
    toJson(value, 'value');
    return undefined;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const path = error.argument.slice('value.'.length);
    return path ? `${path}: ${error.reason}` : error.reason;
  }
}
