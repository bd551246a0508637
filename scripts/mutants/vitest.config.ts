import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

import root from '../../vitest.config.js';

const folder = `packages/${process.env['X_MUTANTS_PACKAGE']}/`;
/** They measure programs of their own, which see no mutant. */
const unaware = '**/memory.test.ts';
/** Each project with the tests of one package only: a package has to notice by itself that it is broken. */
const projects = (root.test?.projects ?? []).flatMap((project) => {
  if (typeof project !== 'object' || !('test' in project) || project.test?.name === 'tooling') return [];
  const test = project.test ?? {};
  const include =
    test.name === 'sources'
      ? [`${folder}test/**/*.test.ts`]
      : (test.include ?? []).filter((pattern) => pattern.startsWith(folder));
  const setupFiles = test.name === 'sources' ? ['scripts/mutants/load-sources.mjs'] : [];
  return [{ ...project, test: { ...test, setupFiles, include, exclude: [...(test.exclude ?? []), unaware] } }];
});

/** A run ends with the first test that fails, so the files that take long come last. */
class ShortestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { cache } = this.ctx;
    const timeOf = (file: TestSpecification): number => {
      const { failed, duration } = cache.getTestSpecificationResult(file) ?? { failed: false, duration: 0 };
      return failed ? 0 : duration; // what noticed the last mutant probably notices the next
    };
    return files.toSorted((one, other) => timeOf(one) - timeOf(other));
  }
}

export default defineConfig({
  test: { projects, tags: root.test?.tags ?? [], sequence: { sequencer: ShortestFirst } },
});
