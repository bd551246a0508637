import { InputError } from '../errors.js';
import type { HttpTransportOptions } from '../http-transport.js';
import { parseBaseUrl } from './base-url.js';
import { tokenStore } from './credentials.js';
import { watchers } from './hooks.js';
import { createLimit } from './limit.js';
import { createRetryBudget } from './retry-budget.js';

/** Returns what all requests of one transport share, defaults filled in. */
export function createSettings(options: HttpTransportOptions) {
  const { timeout = 30_000, maxConcurrent = 6, retries = 3 } = options;
  positive('timeout', timeout);
  positive('totalTimeout', options.totalTimeout ?? false);
  positive('maxConcurrent', maxConcurrent);
  if (!Number.isSafeInteger(retries) || retries < 0)
    throw new InputError('retries', 'must be a whole number, 0 or more');
  return {
    baseUrl: parseBaseUrl(options),
    timeout,
    totalTimeout: options.totalTimeout ?? (timeout === false ? false : Math.max(120_000, timeout)),
    retries,
    limit: createLimit(maxConcurrent),
    budget: createRetryBudget(),
    tokens: tokenStore(options.token),
    fetch: options.fetch ?? ((input: RequestInfo | URL, init?: RequestInit) => globalThis.fetch(input, init)),
    clock: options.clock ?? (() => performance.now()),
    random: options.random ?? Math.random,
    hooks: watchers(options),
  };
}
export type Settings = ReturnType<typeof createSettings>;

function positive(argument: string, value: number | false): void {
  if (value !== false && !(value > 0 && value < 2 ** 31)) throw new InputError(argument, 'must be above 0');
}
