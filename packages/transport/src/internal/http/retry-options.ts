import { HTTPError, type RetryOptions } from 'ky';

import { ConnectionError } from '../../errors.js';
import { isRetryableStatus } from '../status.js';
import { longestPause, type Pause } from './pause.js';
import type { Settings } from './settings.js';

/** Statuses whose `Retry-After` counts. */
const withRetryAfter = [429, 503];

/**
 * Returns ky's options for a repeatable request: retries after a lost connection or a busy server, with full jitter. If
 * only refused requests are repeatable, that is after a 429 alone.
 */
export function retryOptions(
  { method, isRefusedOnly }: { readonly method: string; readonly isRefusedOnly: boolean },
  { retries, random, budget }: Settings,
  pause: Pause,
): RetryOptions {
  return {
    limit: retries,
    methods: [method.toLowerCase()],
    statusCodes: withRetryAfter,
    afterStatusCodes: withRetryAfter,
    maxRetryAfter: longestPause,
    backoffLimit: 10_000,
    jitter: (delay) => delay * random(),
    shouldRetry({ error }) {
      const status = error instanceof HTTPError ? error.response.status : 0;
      const isRetryable = isRefusedOnly
        ? status === 429
        : error instanceof ConnectionError || isRetryableStatus(status);
      if (!isRetryable || !pause.start(error) || !budget.take()) return false;
      return !withRetryAfter.includes(status) || undefined; // true ignores Retry-After
    },
  };
}
