import { InputError, printValue } from '@x/transport/errors';

import { isRecord, requireFunction, requireObject } from '../arguments.js';

/** Options of a login as plain JavaScript may pass them. */
interface GivenOptions {
  readonly credentials?: unknown;
  readonly tokens?: unknown;
  readonly clock?: unknown;
}

/** Throws an `InputError` for options of a login that are none. No message holds credentials. */
export function checkAuthOptions(options: GivenOptions): void {
  const { credentials, tokens, clock } = requireObject('options', options);
  if (credentials !== undefined && typeof credentials !== 'function' && !isRecord(credentials)) {
    throw new InputError('credentials', 'must be an object with email and password, or a function that returns one');
  }
  if (tokens !== undefined && !isStorage(tokens)) {
    throw new InputError('tokens', `must be a storage with load, save and clear, got ${printValue(tokens)}`);
  }
  if (clock !== undefined) requireFunction('clock', clock);
}

const isStorage = (tokens: unknown): boolean =>
  isRecord(tokens) && ['load', 'save', 'clear'].every((method) => typeof tokens[method] === 'function');
