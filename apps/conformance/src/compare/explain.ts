import type { Difference } from './compare-runs.js';
import type { Explanation } from './explanations.js';

/** Differences sorted by whether they are known. */
export interface Explained {
  readonly unexplained: readonly Difference[];
  readonly explained: readonly Difference[];
  /** Explanations that no difference matches. */
  readonly stale: readonly Explanation[];
}

/** Separates known differences from unexplained ones. */
export function explain(differences: readonly Difference[], explanations: readonly Explanation[]): Explained {
  const isOf = (difference: Difference) => (explanation: Explanation) =>
    explanation.scenario === difference.scenario &&
    explanation.exchange === difference.exchange &&
    isWithin(difference.path, explanation.path);
  return {
    unexplained: differences.filter((difference) => !explanations.some(isOf(difference))),
    explained: differences.filter((difference) => explanations.some(isOf(difference))),
    stale: explanations.filter((explanation) => !differences.some((difference) => isOf(difference)(explanation))),
  };
}

/** An explanation of a list is one of its items. */
const isWithin = (path: string, list: string): boolean => path === list || path.startsWith(`${list}[`);
