import { afterAll, expect, test } from 'vitest';
import { runScenario } from '../src/runner/run-scenario.js';
import { allScenarios, chosenScenarios } from '../src/scenarios.js';
import { sandboxServer } from '../src/servers/sandbox.js';

const scenarios = await allScenarios();
const sandbox = sandboxServer();
afterAll(() => sandbox.close());

test.each(scenarios)('$title', async (scenario) => {
  let requests = 0;
  const fetch: typeof globalThis.fetch = (...request) => {
    requests += 1;
    return sandbox.fetch(...request);
  };
  const { failure } = await runScenario(scenario, { ...sandbox, fetch });
  expect(failure).toBeUndefined();
  expect(requests).toBeGreaterThan(0);
});

test('every scenario has a unique title', () => {
  const titles = scenarios.map(({ title }) => title);
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});

test('an unknown title is an error', async () => {
  await expect(chosenScenarios('no such scenario')).rejects.toThrow('no scenario title contains "no such scenario"');
});
