import { InputError } from '../../errors.js';
import type { Route } from '../../transport.js';
import { checkText } from '../check-text.js';
import { printValue } from '../print-value.js';

/** Returns the method of a route and its path, relative and with its parameters filled in and percent-encoded. */
export function expandRoute(route: Route, path: object = {}): { method: string; path: string } {
  const space = route.indexOf(' ');
  const values = new Map<string, unknown>(Object.entries(path));
  const filled = route.slice(space + 2).replace(/\{(\w+)\}/g, (_, name: string) => encodeId(name, values.get(name)));
  return { method: route.slice(0, space), path: filled };
}

function encodeId(name: string, value: unknown): string {
  const text = Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string') {
    throw new InputError(name, `must be a string or a whole number, got ${printValue(value)}`);
  }
  if (['', '.', '..'].includes(text)) throw new InputError(name, `must be an id, got ${printValue(text)}`);
  checkText(name, text);
  return encodeURIComponent(text);
}
