import { InputError } from '../../errors.js';
import type { Route } from '../../transport.js';

/** Returns the method of a route and its path, relative and filled in. Ids are percent-encoded. */
export function expandRoute(route: Route, path: object = {}): { method: string; path: string } {
  const [method = '', template = ''] = route.split(' ');
  const values = new Map<string, unknown>(Object.entries(path));
  const filled = template.slice(1).replace(/\{(\w+)\}/g, (_, name: string) => encodeId(name, values.get(name)));
  return { method, path: filled };
}

function encodeId(name: string, value: unknown): string {
  const text = Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string') throw new InputError(name, `must be a string, not ${typeName(value)}`);
  if (['', '.', '..'].includes(text)) throw new InputError(name, `must not be ${JSON.stringify(text)}`);
  if (!text.isWellFormed()) throw new InputError(name, 'must be well-formed text');
  return encodeURIComponent(text);
}

const typeName = (value: unknown): string => (value === null ? 'null' : typeof value);
