import { afterAll, expect, test } from 'vitest';
import { perform } from '../src/runner/run-scenario.js';
import { allScenarios, chosenScenarios } from '../src/scenarios.js';
import { sandboxServer } from '../src/servers/sandbox.js';

const scenarios = await allScenarios();
const sandbox = sandboxServer();
afterAll(() => sandbox.close());

test.each(scenarios)('$title', async (scenario) => {
  const { failure, exchanges } = await perform(scenario, sandbox);
  expect(failure).toBeUndefined();
  expect(exchanges.length).toBeGreaterThan(0);
});

test('every story has a title of its own', () => {
  const titles = scenarios.map(({ title }) => title);
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});

test('a story that is not there is asked for in vain', async () => {
  await expect(chosenScenarios('no such story')).rejects.toThrow('no scenario has no such story in its title');
});
