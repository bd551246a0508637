import assert from 'node:assert/strict';

import type { RawRequest } from './raw.js';
import { type Scenario, scenario } from './scenario.js';
import type { Stage } from './scenario-context.js';

/** A request that the server should refuse, and how. */
export type Refusal = readonly [why: string, route: string, request: RawRequest, status: number];

/** Returns a scenario in which every request is refused as told. Each may use what `refusals` makes first. */
export const refuses = (
  title: string,
  refusals: readonly Refusal[] | ((stage: Stage) => Promise<readonly Refusal[]>),
): Scenario =>
  scenario(title, async (stage) => refused(stage, typeof refusals === 'function' ? await refusals(stage) : refusals));

/** Makes every request, and sees that it is refused as told. */
export async function refused({ raw }: Stage, refusals: readonly Refusal[]): Promise<void> {
  for (const [why, route, request, status] of refusals) {
    const answer = await raw(route, request);
    assert.equal(answer.status, status, `${why}: ${route} answered ${answer.status}`);
  }
}
