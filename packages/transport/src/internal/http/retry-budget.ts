/** How much a server may be asked again: each retry takes, each success gives a little back. */
export interface RetryBudget {
  /** Takes one retry, or says that there is none left. */
  take(): boolean;
  succeed(): void;
}

const cost = 5;

/** Returns a token bucket, so that a sick server is not stormed: 100 retries at once, then one for five successes. */
export function createRetryBudget(capacity = 100 * cost): RetryBudget {
  let tokens = capacity;
  return {
    take: () => {
      if (tokens < cost) return false;
      tokens -= cost;
      return true;
    },
    succeed: () => {
      tokens = Math.min(capacity, tokens + 1);
    },
  };
}
