import { relative } from 'node:path';

import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';

import { keyOf } from './find.mjs';

/** Lets only the chosen mutants through: Stryker runs all it finds, and knows no sample. */
function createSampleChecker(options) {
  const chosen = new Set(options.chosenMutants);
  const isChosen = (mutant) =>
    chosen.has(keyOf({ ...mutant, fileName: relative(process.cwd(), mutant.fileName).replaceAll('\\', '/') }));
  const passed = { status: 'passed' };
  const skipped = { status: 'compileError', reason: 'not chosen' };
  return {
    init: async () => {},
    group: async (mutants) => [mutants.map(({ id }) => id)],
    check: async (mutants) =>
      Object.fromEntries(mutants.map((mutant) => [mutant.id, isChosen(mutant) ? passed : skipped])),
  };
}
createSampleChecker.inject = ['options'];

export const strykerPlugins = [declareFactoryPlugin(PluginKind.Checker, 'sample', createSampleChecker)];

export const strykerValidationSchema = {
  properties: { chosenMutants: { type: 'array', items: { type: 'string' }, default: [] } },
};
