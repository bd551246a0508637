/** The number of retries that a server may still receive: each retry costs some, each success earns a little. */
export interface RetryBudget {
  /** Takes one retry from the budget, and returns whether there was one left. */
  take(): boolean;
  succeed(): void;
}

const cost = 5;

/** Returns a token bucket that limits retries when the server is failing: 100 at once, then one for five successes. */
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
