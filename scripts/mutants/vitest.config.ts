import { defineConfig } from 'vitest/config';

import root from '../../vitest.config.js';

const folder = `packages/${process.env['X_MUTANTS_PACKAGE']}/`;
/** The same project with the tests of one package only: a package has to notice by itself that it is broken. */
const projects = (root.test?.projects ?? []).flatMap((project) => {
  if (typeof project !== 'object' || !('test' in project) || project.test?.name === 'tooling') return [];
  const { typecheck: _, ...test } = project.test ?? {};
  const include =
    test.name === 'sources'
      ? [`${folder}test/**/*.test.ts`]
      : (test.include ?? []).filter((pattern) => pattern.startsWith(folder));
  return [{ ...project, test: { ...test, include } }];
});

export default defineConfig({ test: { projects } });
