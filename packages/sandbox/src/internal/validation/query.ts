import { type Fields, readFields, type Values } from './field.js';

/** Reads the query of a URL. The last value of a repeated key is used, unless it is a list. */
export function readQuery<F extends Fields>(fields: F, query: URLSearchParams): Values<F> {
  return readFields(fields, ['query'], (name) => {
    const values = query.getAll(name);
    if (!fields[name]?.isRepeated) return values.at(-1);
    return values.length > 0 ? values : undefined;
  });
}
