import { list } from './list.js';
import type { Reader } from './reader.js';
import { collectIssues, type Location, missingIssue, ValidationError } from './validation-error.js';

/** One parameter of a request. */
export interface Field<T> {
  readonly read: Reader<T>;
  /** Returns the default of an absent value, or throws an error that shows the `whole` it is missing in. */
  readonly absent: (loc: Location, whole?: unknown) => T;
  /** Whether the values of a repeated key in a query are one list. */
  readonly isRepeated: boolean;
}

/** The parameters of a request by name, in the order in which the server reports errors. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

export type Values<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

export const required = <T>(read: Reader<T>): Field<T> => ({
  read,
  isRepeated: false,
  absent: (loc, whole) => {
    throw new ValidationError(missingIssue(loc, whole));
  },
});

export const fallback = <T, const D>(read: Reader<T>, value: D): Field<T | D> => ({
  read,
  isRepeated: false,
  absent: () => value,
});

export const optional = <T>(read: Reader<T>): Field<T | undefined> => fallback(read, undefined);

/** An optional list, which is a repeated key in a query. */
export const repeated = <T>(item: Reader<T>): Field<T[] | undefined> => ({ ...optional(list(item)), isRepeated: true });

/** Reads all fields of a request, or of `whole`, a value with fields. Throws one error with all issues. */
export function readFields<F extends Fields>(
  fields: F,
  loc: Location,
  get: (name: string) => unknown,
  whole?: unknown,
): Values<F> {
  const values: Record<string, unknown> = {};
  const read = (name: string, field: Field<unknown>) => () => {
    const value = get(name) ?? undefined;
    values[name] = value === undefined ? field.absent([...loc, name], whole) : field.read(value, [...loc, name]);
  };
  collectIssues(Object.entries(fields).map(([name, field]) => read(name, field)));
  return values as Values<F>;
}
