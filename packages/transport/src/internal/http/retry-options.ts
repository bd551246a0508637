import { HTTPError, type RetryOptions } from 'ky';

import { ConnectionError } from '../../errors.js';
import { isRetryableStatus } from '../status.js';
import type { Settings } from './settings.js';

const statusCodes = Array.from({ length: 600 }, (_, status) => status).filter(isRetryableStatus);

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
      const isBusy = error instanceof HTTPError && isRetryableStatus(error.response.status);
      if ((!isLost && !isBusy) || !budget.take()) return false;
      return isLost || undefined; // true ignores Retry-After, which only a response can have
    },
  };
}
