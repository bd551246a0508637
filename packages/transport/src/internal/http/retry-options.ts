import { HTTPError, type RetryOptions } from 'ky';

import { ConnectionError } from '../../errors.js';
import { isRetryableStatus } from '../status.js';
import { longestPause, type Pause } from './pause.js';
import type { Settings } from './settings.js';

const statusCodes = Array.from({ length: 600 }, (_, status) => status).filter(isRetryableStatus);

/** Returns ky's options for a repeatable request: retries after a lost connection or a busy server, with full jitter. */
export function retryOptions(method: string, { retries, random, budget }: Settings, pause: Pause): RetryOptions {
  return {
    limit: retries,
    methods: [method.toLowerCase()],
    statusCodes,
    afterStatusCodes: [429, 503],
    maxRetryAfter: longestPause,
    backoffLimit: 10_000,
    jitter: (delay) => delay * random(),
    shouldRetry({ error }) {
      const isLost = error instanceof ConnectionError;
      const isBusy = error instanceof HTTPError && isRetryableStatus(error.response.status);
      if ((!isLost && !isBusy) || !pause.start(error) || !budget.take()) return false;
      return isLost || undefined; // true ignores Retry-After, which only a response can have
    },
  };
}
