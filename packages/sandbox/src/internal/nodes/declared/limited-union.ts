import { within } from '../../validation/number.js';
import { ValidationError } from '../../validation/validation-error.js';
import type { Kind } from '../kind.js';

/** Limits of a union: of its numbers, or of the length of its list. */
export interface UnionLimits {
  readonly ge?: number;
  readonly le?: number;
  readonly maxLength?: number;
}

/** Returns a union with limits. One with a largest length makes a list of what is none. */
export function limitedUnion(kind: Kind<unknown>, limits: UnionLimits): Kind<unknown> {
  const { maxLength, ...bounds } = limits;
  return {
    ...kind,
    schema: { ...kind.schema, ...limits },
    read: (input, loc) => {
      const value = kind.read(maxLength === undefined || Array.isArray(input) ? input : [input], loc);
      if (typeof value === 'number') return within(() => value, bounds)(input, loc);
      if (!Array.isArray(value)) return value;
      if (maxLength === undefined)
        throw new TypeError('the server cannot compare a list with a number, and breaks off');
      if (value.length <= maxLength) return value;
      const msg = `Value should have at most ${maxLength} items after validation, not ${value.length}`;
      const ctx = { field_type: 'Value', max_length: maxLength, actual_length: value.length };
      throw new ValidationError({ type: 'too_long', loc, msg, input, ctx });
    },
  };
}
