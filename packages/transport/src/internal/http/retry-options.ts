import { HTTPError, type RetryOptions } from 'ky';

import { ConnectionError } from '../../errors.js';
import type { Settings } from './settings.js';

/** Statuses that mean "not now". A 500 is not among them: it is this server's ordinary refusal. */
const statusCodes = [408, 429, 502, 503, 504];

/** Returns how ky repeats a request that may be repeated: on a lost connection or a busy server, with full jitter. */
export function retryOptions(method: string, { retries, random, budget }: Settings): RetryOptions {
  return {
    limit: retries,
    methods: [method.toLowerCase()],
    statusCodes,
    afterStatusCodes: [429, 503],
    maxRetryAfter: 30_000,
    backoffLimit: 10_000,
    jitter: (delay) => delay * random(),
    shouldRetry({ error }) {
      const lost = error instanceof ConnectionError;
      const busy = error instanceof HTTPError && statusCodes.includes(error.response.status);
      if ((!lost && !busy) || !budget.take()) return false;
      return lost || undefined; // true skips Retry-After, which only an answer can carry
    },
  };
}
