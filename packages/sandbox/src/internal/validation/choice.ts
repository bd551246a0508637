import type { Reader } from './reader.js';
import { Invalid } from './validation-error.js';

/** Reads one of a few words, case and all. */
export const choice = <const V extends string>(values: readonly V[]): Reader<V> => oneOf(values, 'enum');

/** Reads one of a few words; the server calls this kind of choice by another name. */
export const literal = <const V extends string>(values: readonly V[]): Reader<V> => oneOf(values, 'literal_error');

function oneOf<V extends string>(values: readonly V[], type: string): Reader<V> {
  const quoted = values.map((value) => `'${value}'`);
  const expected = [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].join(' or ');
  return (input, loc) => {
    const value = values.find((known) => known === input);
    if (value !== undefined) return value;
    throw new Invalid({ type, loc, msg: `Input should be ${expected}`, input, ctx: { expected } });
  };
}
