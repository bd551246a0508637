import { list } from './list.js';
import type { Reader } from './reader.js';
import { collectIssues, Invalid, type Location, missing } from './validation-error.js';

/** One parameter of a request and what its absence means. */
export interface Field<T> {
  readonly read: Reader<T>;
  /** Returns what stands in for an absent value, or throws. */
  readonly absent: (loc: Location) => T;
  /** A query repeats its key: the values are read as one list. */
  readonly isRepeated: boolean;
}

/** The parameters of a request by name, in the order in which the server complains about them. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

export type Values<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

export const required = <T>(read: Reader<T>): Field<T> => ({
  read,
  isRepeated: false,
  absent: (loc) => {
    throw new Invalid(missing(loc));
  },
});

export const fallback = <T, const D>(read: Reader<T>, value: D): Field<T | D> => ({
  read,
  isRepeated: false,
  absent: () => value,
});

export const optional = <T>(read: Reader<T>): Field<T | undefined> => fallback(read, undefined);

/** An optional list, which a query spells by repeating its key. */
export const repeated = <T>(item: Reader<T>): Field<T[] | undefined> => ({ ...optional(list(item)), isRepeated: true });

/** Reads every field of a request, and throws all complaints together. */
export function readFields<F extends Fields>(fields: F, loc: Location, lookUp: (name: string) => unknown): Values<F> {
  const values: Record<string, unknown> = {};
  const read = (name: string, field: Field<unknown>) => () => {
    const value = lookUp(name) ?? undefined;
    values[name] = value === undefined ? field.absent([...loc, name]) : field.read(value, [...loc, name]);
  };
  collectIssues(Object.entries(fields).map(([name, field]) => read(name, field)));
  return values as Values<F>;
}
