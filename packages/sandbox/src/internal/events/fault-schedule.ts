import type { FaultSchedule } from '../../fault.js';

interface FaultScheduleOptions<T> {
  readonly random: () => number;
  readonly matches: (subject: T) => boolean;
}

/** Returns a function that decides for each request, event or connection whether a fault is due. */
export function createFaultSchedule<T>(
  rule: FaultSchedule,
  { random, matches }: FaultScheduleOptions<T>,
): (subject: T) => boolean {
  const { after = 0, times = Number.POSITIVE_INFINITY, probability = 1 } = rule;
  let passed = 0;
  let hits = 0;
  return (subject) => {
    if (hits >= times || !matches(subject)) return false;
    passed += 1;
    if (passed <= after || random() >= probability) return false;
    hits += 1;
    return true;
  };
}
