import { HTTPError, type RetryOptions } from 'ky';

import { ConnectionError } from '../../errors.js';
import type { Settings } from './settings.js';

/** Statuses of a server that is busy. Without 500, with which this server rejects ordinary requests. */
const statusCodes = [408, 429, 502, 503, 504];

/** Returns ky's options for a repeatable request: retries after a lost connection or a busy server, with full jitter. */
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
      const isLost = error instanceof ConnectionError;
      const isBusy = error instanceof HTTPError && statusCodes.includes(error.response.status);
      if ((!isLost && !isBusy) || !budget.take()) return false;
      return isLost || undefined; // true ignores Retry-After, which only a response can have
    },
  };
}
