import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What starts first, in this order: the files that take longest, so that nobody waits for them; what mostly waits
 * itself, while all that those import is transformed; and what takes long again.
 */
const FIRST = [
  /(fault-schedules|scenarios|root-scripts)\.test\.ts$/,
  /transport\/test\/(events\/\w+|http\/(retry|timeout))\.test\.ts$/,
  /(tour|stop|jobs)\.test\.ts$/,
];

/** Knows what takes how long even where nothing has run before. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = FIRST.findIndex((pattern) => pattern.test(moduleId));
      return found < 0 ? FIRST.length : found;
    };
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}
