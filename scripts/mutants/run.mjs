import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Stryker } from '@stryker-mutator/core';

import { keyOf, sourcesOf } from './find.mjs';

/** Runs the tests of a package against each mutant, and returns the mutants with their `status`. */
export async function runMutants(name, mutants) {
  // Read by vitest.config.ts, and by the tests of jobs, which otherwise try hundreds of schedules.
  Object.assign(process.env, { X_MUTANTS_PACKAGE: name, X_SCHEDULES: '25' });
  const stryker = new Stryker({
    mutate: [sourcesOf(name)],
    chosenMutants: mutants.map(({ key }) => key),
    checkers: ['sample'],
    plugins: [import.meta.resolve('@stryker-mutator/vitest-runner'), import.meta.resolve('./sample-checker.mjs')].map(
      (url) => fileURLToPath(url),
    ),
    testRunner: 'vitest',
    vitest: { configFile: 'scripts/mutants/vitest.config.ts', related: false, pool: 'forks' },
    concurrency: availableParallelism(),
    ignorePatterns: ['dist', 'docs', '.changeset', 'coverage'],
    reporters: [],
    logLevel: 'error',
    warnings: { slow: false },
    cleanTempDir: 'always',
  });
  const results = new Map((await stryker.runMutationTest()).map((result) => [resultKeyOf(result), result]));
  return mutants.map((mutant) => ({ ...mutant, status: results.get(mutant.key)?.status ?? 'Missing' }));
}

/** Positions in results count from 1. */
function resultKeyOf(result) {
  const shift = ({ line, column }) => ({ line: line - 1, column: column - 1 });
  const { start, end } = result.location;
  const fileName = relative(process.cwd(), result.fileName).replaceAll('\\', '/');
  return keyOf({ ...result, fileName, location: { start: shift(start), end: shift(end) } });
}
