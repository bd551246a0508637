import { printValue } from '@x/transport/errors';
import type { ResponseSchema } from '@x/transport/transport';

/** The schema of a response that reports success with `null`. Anything else is a response to another request. */
export const nothing: ResponseSchema<undefined> = {
  '~standard': {
    version: 1,
    vendor: 'x',
    validate: (value) =>
      value === null ? { value: undefined } : { issues: [{ message: `must be null, got ${printValue(value)}` }] },
  },
};
