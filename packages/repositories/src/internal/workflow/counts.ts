import type { WorkflowCounts } from '@x/models/workflow';
import { InputError } from '@x/transport/errors';
import type { ResponseSchema } from '@x/transport/transport';

import { listOf } from '../check.js';

/** Returns a copy of what is to be counted. Throws an `InputError` for nothing, which the server refuses. */
export function countable<T extends string>(argument: string, names: readonly T[]): T[] {
  const copy = listOf(argument, names);
  if (copy.length === 0) throw new InputError(argument, 'must not be empty');
  return copy;
}

/** Returns `schema`, which also refuses a response without one of the counts. */
export const expectCounts = (
  schema: ResponseSchema<WorkflowCounts>,
  names: readonly string[],
): ResponseSchema<WorkflowCounts> => ({
  '~standard': {
    version: 1,
    vendor: 'x',
    async validate(value) {
      const result = await schema['~standard'].validate(value);
      if (result.issues) return result;
      const missing = names.find((name) => !Object.hasOwn(result.value, name));
      return missing === undefined ? result : { issues: [{ path: [missing], message: 'is missing' }] };
    },
  },
});
