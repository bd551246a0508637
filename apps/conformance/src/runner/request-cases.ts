import assert from 'node:assert/strict';

import type { RawRequest } from './raw.js';
import { type Scenario, scenario } from './scenario.js';
import type { ScenarioContext } from './scenario-context.js';

/** A request, mostly an invalid one, and the status of its response. */
export type RequestCase = readonly [name: string, route: string, request: RawRequest, status: number];

/** Returns a scenario that sends every request and checks the statuses. A function may create what they need first. */
export const requestScenario = (
  title: string,
  cases: readonly RequestCase[] | ((context: ScenarioContext) => Promise<readonly RequestCase[]>),
): Scenario =>
  scenario(title, async (context) =>
    checkRequests(context, typeof cases === 'function' ? await cases(context) : cases),
  );

/** Sends every request and checks the statuses. */
export async function checkRequests({ raw }: ScenarioContext, cases: readonly RequestCase[]): Promise<void> {
  for (const [name, route, request, expected] of cases) {
    const { status } = await raw(route, request);
    assert.equal(status, expected, `${name}: ${route} returned ${status}`);
  }
}
