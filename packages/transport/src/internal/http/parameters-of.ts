import type { AnyRequest } from '../../transport.js';
import { isRecord } from '../is-record.js';

/** The ids and names of a request: those in its path, and what ends in `_id` or `_name` in its query and its body. */
export type RequestParameters = Readonly<Record<string, string | number>>;

/** Returns the ids and names of a request, one of which was not found. */
export function parametersOf({ path = {}, query, body }: AnyRequest): RequestParameters {
  const others = [query, body].filter(isRecord).flatMap((part) => Object.entries(part));
  const ids = others.flatMap(([name, value]): (readonly [string, string | number])[] =>
    /_(?:id|name)$/.test(name) && (typeof value === 'string' || typeof value === 'number') ? [[name, value]] : [],
  );
  return { ...Object.fromEntries(ids), ...path };
}
