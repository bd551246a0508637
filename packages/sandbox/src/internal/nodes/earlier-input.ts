import { PythonError } from './python-error.js';

/** Returns an input that is read before another one. The server fails when it was invalid. */
export function earlierInput(others: Readonly<Record<string, unknown>>, name: string): unknown {
  if (!Object.hasOwn(others, name)) throw new PythonError('KeyError', `'${name}'`);
  return others[name];
}
