import type { RequestOutcome } from '../../errors.js';

/** What may have happened in the attempts of one request. */
export interface Outcomes {
  /** Begins an attempt, of which nothing has been sent. */
  start(): void;
  /** Sets what is known of the current attempt. */
  set(outcome: RequestOutcome): void;
  /** Returns the worst outcome of all attempts. */
  worst(): RequestOutcome;
}

const order: readonly RequestOutcome[] = ['not-sent', 'rejected', 'unknown'];

/** Returns the record of one request. */
export function createOutcomes(): Outcomes {
  let earlier = 0;
  let current = 0;
  const worst = (): number => Math.max(earlier, current);
  return {
    start() {
      earlier = worst();
      current = 0;
    },
    set(outcome) {
      current = order.indexOf(outcome);
    },
    worst: () => order[worst()] ?? 'unknown',
  };
}
