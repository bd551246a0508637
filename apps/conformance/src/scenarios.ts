import { loadScenarios } from './runner/load-scenarios.js';
import type { Scenario } from './runner/scenario.js';
import type { ScenarioContext } from './runner/scenario-context.js';

/** Returns the scenarios whose runs are compared. */
export const allScenarios = (): Promise<Scenario[]> =>
  loadScenarios<ScenarioContext>(new URL('scenarios/', import.meta.url));

/** Returns the scenarios with `text` in their title. */
export async function chosenScenarios(text: string): Promise<Scenario[]> {
  const chosen = (await allScenarios()).filter(({ title }) => title.includes(text));
  if (chosen.length === 0) throw new Error(`no scenario title contains "${text}"`);
  return chosen;
}
