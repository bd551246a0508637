import type { Reader } from './reader.js';
import { ValidationError } from './validation-error.js';

/** Reads one of several words, case-sensitively. */
export const choice = <const V extends string>(values: readonly V[]): Reader<V> => oneOf(values, 'enum');

/** Reads one of several words that the server declares as a Literal, with another error type. */
export const literal = <const V extends string>(values: readonly V[]): Reader<V> => oneOf(values, 'literal_error');

function oneOf<V extends string>(values: readonly V[], type: string): Reader<V> {
  const quoted = values.map((value) => `'${value}'`);
  const expected = [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].join(' or ');
  return (input, loc) => {
    const value = values.find((known) => known === input);
    if (value !== undefined) return value;
    throw new ValidationError({ type, loc, msg: `Input should be ${expected}`, input, ctx: { expected } });
  };
}
