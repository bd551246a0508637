import { InputError } from '../../errors.js';
import { parseBaseUrl } from '../base-url.js';
import { createCredentials } from '../credentials.js';
import { checkHeaders } from '../extra-headers.js';
import { createHooks } from '../hooks.js';
import { printValue } from '../print-value.js';
import { createRedactor, secretsOf } from '../redactor.js';
import { checkTimeout } from '../timeouts.js';
import type { HttpTransportOptions } from './http-options.js';
import { createLimit } from './limit.js';
import { watchCompressed } from './read/compressed-body.js';
import { createRetryBudget } from './retry-budget.js';

/** Returns what all requests of one transport share, with defaults filled in. */
export function createSettings(options: HttpTransportOptions) {
  const baseUrl = parseBaseUrl(options);
  const { timeout = 30_000, maxConcurrent = 6, retries = 3, totalTimeout, maxResponseSize = 2 ** 27 } = options;
  checkTimeout('timeout', timeout);
  checkTimeout('totalTimeout', totalTimeout);
  checkCount('maxConcurrent', maxConcurrent, 1);
  checkCount('retries', retries, 0);
  const headers = checkHeaders(options.headers);
  const redactor = createRedactor();
  for (const secret of secretsOf(headers)) redactor.add(secret);
  if (maxResponseSize !== false) checkCount('maxResponseSize', maxResponseSize, 1);
  return {
    baseUrl,
    headers,
    redact: redactor.redact,
    timeout,
    totalTimeout: totalTimeout ?? (timeout === false ? false : Math.max(120_000, timeout)),
    retries,
    maxResponseSize: maxResponseSize === false ? Number.POSITIVE_INFINITY : maxResponseSize,
    limit: createLimit(maxConcurrent),
    budget: createRetryBudget(),
    credentials: createCredentials(options.token, redactor),
    fetch: watchCompressed(options.fetch ?? ((url, init) => globalThis.fetch(url, init))),
    clock: options.clock ?? (() => performance.now()),
    random: options.random ?? Math.random,
    hooks: createHooks(options),
  };
}
export type Settings = ReturnType<typeof createSettings>;

function checkCount(argument: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new InputError(argument, `must be a whole number, ${least} or more, got ${printValue(value)}`);
}
