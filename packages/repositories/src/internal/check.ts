import { InputError } from '@x/transport/errors';
import type { ResponseSchema } from '@x/transport/transport';

import { pathOf } from './path-of.js';

/** Returns `value` as it is if `schema` lets it through; otherwise throws an `InputError` that names the place. */
export function check<T>(argument: string, schema: ResponseSchema<T>, value: T): T {
  const result = schema['~standard'].validate(value);
  if (result instanceof Promise) throw new TypeError('a schema for input must not be asynchronous');
  const [issue] = result.issues ?? [];
  if (!issue) return value;
  const place = [argument, ...pathOf(issue)].join('.');
  throw new InputError(place, issue.message, 'maximum' in issue ? Number(issue.maximum) : undefined);
}
