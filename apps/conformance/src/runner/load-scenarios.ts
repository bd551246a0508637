import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { record } from '../record.js';
import type { Scenario } from './scenario.js';

/** Returns the scenarios of every file in a folder and the folders in it, in the order of their paths. */
export async function loadScenarios<Context>(folder: URL): Promise<Scenario<Context>[]> {
  const files = globSync('**/*.ts', { cwd: fileURLToPath(folder) }).sort();
  const lists = await Promise.all(
    files.map(async (file) => {
      const { scenarios }: { readonly scenarios?: unknown } = await import(new URL(file, folder).href);
      if (!isScenarioList<Context>(scenarios)) throw new Error(`${file}: exports no list of scenarios`);
      return scenarios;
    }),
  );
  return lists.flat();
}

function isScenarioList<Context>(value: unknown): value is Scenario<Context>[] {
  const isScenario = (item: unknown) => typeof record(item)['run'] === 'function';
  return Array.isArray(value) && value.length > 0 && value.every(isScenario);
}
