import type { Reader } from './reader.js';
import { ValidationError } from './validation-error.js';

/** Reads one of several words, case-sensitively, or numbers. */
export const choice = <const V extends number | string>(values: readonly V[]): Reader<V> => oneOf(values, 'enum');

/** Reads one of several words or numbers that the server declares as a Literal, with another error type. */
export const literal = <const V extends number | string>(values: readonly V[]): Reader<V> =>
  oneOf(values, 'literal_error');

function oneOf<V extends number | string>(values: readonly V[], type: string): Reader<V> {
  const quoted = values.map((value) => (typeof value === 'string' ? `'${value}'` : `${value}`));
  const last = quoted.pop();
  const expected = quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
  return (input, loc) => {
    const value = values.find((known) => known === input);
    if (value !== undefined) return value;
    throw new ValidationError({ type, loc, msg: `Input should be ${expected}`, input, ctx: { expected } });
  };
}
