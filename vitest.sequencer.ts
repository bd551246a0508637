import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Short to read and long to run: each puts hundreds of cases through one test, and none should be what is waited for. */
const LONG = /(job-schedules|scenarios|tour|stop|lies|supervisor)\.test\.ts$/;

/** Starts with the files that take longest, even where none has run before. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => (LONG.test(moduleId) ? 0 : 1);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}
