import assert from 'node:assert/strict';

import { emptyQueue } from '../../runner/empty-queue.js';
import { scenario } from '../../runner/scenario.js';
import type { ScenarioContext } from '../../runner/scenario-context.js';
import { allCases } from '../../workflows/all-cases.js';
import { createCaseFixtures } from '../../workflows/case-fixtures.js';
import { convertCase } from '../../workflows/convert-case.js';
import { serverVerdict } from '../../workflows/server-verdict.js';

/** Enqueues what running each workflow would send, in a queue that is paused, and compares with the recorded verdict. */
async function enqueueAll({ raw, unrecorded, installModel }: ScenarioContext): Promise<void> {
  const types = await unrecorded.services.nodes.types();
  await emptyQueue(unrecorded);
  await using fixtures = await createCaseFixtures(unrecorded, installModel);
  const differences: string[] = [];
  for (const [topic, cases] of await allCases()) {
    for (const one of cases) {
      await fixtures.addLibrary(one.settings);
      const { title, expected, ...rest } = fixtures.replace(one);
      const converted = convertCase(rest, types);
      if ('refused' in expected || converted instanceof Error) continue;
      const verdict = await serverVerdict(raw, converted);
      const { server = '200' } = expected;
      if (!verdict.startsWith(server)) differences.push(`${topic}: ${title}: ${server} expected, got ${verdict}`);
    }
  }
  await emptyQueue(unrecorded);
  await unrecorded.repositories.queue.resume();
  assert.deepEqual(differences, []);
}

export const scenarios = [
  scenario('a converted workflow is accepted or refused as recorded', enqueueAll, {
    exclusive: true,
    needs: 'installModel',
  }),
];
