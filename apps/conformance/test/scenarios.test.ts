import { readdirSync } from 'node:fs';

import { afterAll, expect, test } from 'vitest';

import { loadScenarios } from '../src/runner/load-scenarios.js';
import { runScenario } from '../src/runner/run-scenario.js';
import type { Scenario } from '../src/runner/scenario.js';
import type { ScenarioContext } from '../src/runner/scenario-context.js';
import { allScenarios, chosenScenarios } from '../src/scenarios.js';
import { sandboxServer } from '../src/servers/sandbox.js';

const scenarios = await allScenarios();
const folder = new URL('../src/scenarios/', import.meta.url);
const byDomain = await Promise.all(
  readdirSync(folder).map((domain) => loadScenarios<ScenarioContext>(new URL(`${domain}/`, folder))),
);
const sandbox = sandboxServer();
afterAll(() => sandbox.close());

/** Runs a scenario on the sandbox. */
async function check(scenario: Scenario): Promise<void> {
  let requests = 0;
  const fetch: typeof globalThis.fetch = (...request) => {
    requests += 1;
    return sandbox.fetch(...request);
  };
  const { failure } = await runScenario(scenario, { ...sandbox, fetch });
  expect(failure).toBeUndefined();
  expect(requests).toBeGreaterThan(0);
}

/** Every sixth scenario of each domain. */
const usual = new Set(byDomain.flatMap((list) => list.filter((_, index) => index % 6 === 0)));
test.each([...usual])('$title', check);
test.each(scenarios.filter((scenario) => !usual.has(scenario)))('$title', { tags: 'large' }, check);

test('every scenario has a unique title', () => {
  const titles = scenarios.map(({ title }) => title);
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});

test('an unknown title is an error', async () => {
  await expect(chosenScenarios('no such scenario')).rejects.toThrow('no scenario title contains "no such scenario"');
});
