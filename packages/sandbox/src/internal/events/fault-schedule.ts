import type { FaultSchedule } from '../../fault.js';

interface Scheduling<T> {
  readonly random: () => number;
  readonly matches: (subject: T) => boolean;
}

/** Returns what tells of each subject in turn whether a rule is due. */
export function schedule<T>(rule: FaultSchedule, { random, matches }: Scheduling<T>): (subject: T) => boolean {
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
