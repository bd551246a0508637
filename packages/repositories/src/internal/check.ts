import { InputError, printValue } from '@x/transport/errors';
import type { ResponseSchema } from '@x/transport/transport';

import { pathOf } from './path-of.js';

/** Returns `value` unchanged. Throws an `InputError` with the path of the first issue when it does not match `schema`. */
export function check<T>(argument: string, schema: ResponseSchema<T>, value: T): T {
  const result = schema['~standard'].validate(value);
  if (result instanceof Promise) {
    result.catch(() => {}); // zod tries again, later, what has thrown
    throw new InputError(argument, 'has a property that throws');
  }
  const [issue] = result.issues ?? [];
  if (!issue) return value;
  const place = [argument, ...pathOf(issue)].join('.');
  throw new InputError(place, issue.message, 'maximum' in issue ? Number(issue.maximum) : undefined);
}

/** Returns a copy of a list. Throws an `InputError` for anything else, for a text too, which has items of its own. */
export function listOf<T>(argument: string, list: readonly T[]): T[] {
  if (!Array.isArray(list)) throw new InputError(argument, `must be a list, got ${printValue(list)}`);
  return [...list];
}
