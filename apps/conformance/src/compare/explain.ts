import type { Difference } from './compare-runs.js';
import type { Explanation } from './explanations.js';

/** What became of differences in the light of explanations. */
export interface Explained {
  readonly open: readonly Difference[];
  readonly explained: readonly Difference[];
  /** Explanations of what differs no more. */
  readonly stale: readonly Explanation[];
}

/** Sorts differences into those that are explained and those that are not. */
export function explain(differences: readonly Difference[], explanations: readonly Explanation[]): Explained {
  const isOf = (difference: Difference) => (explanation: Explanation) =>
    explanation.scenario === difference.scenario &&
    explanation.exchange === difference.exchange &&
    explanation.path === difference.path;
  return {
    open: differences.filter((difference) => !explanations.some(isOf(difference))),
    explained: differences.filter((difference) => explanations.some(isOf(difference))),
    stale: explanations.filter((explanation) => !differences.some((difference) => isOf(difference)(explanation))),
  };
}
