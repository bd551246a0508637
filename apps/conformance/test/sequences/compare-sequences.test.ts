import { expect, test } from 'vitest';

import { changeResponse, json } from '../../src/mutants/mutant.js';
import type { Server } from '../../src/runner/server.js';
import { compareSequences, type SequenceComparison } from '../../src/sequences/compare-sequences.js';
import { sandboxServer } from '../../src/servers/sandbox.js';

async function compare(other: Server, exchanges: number, seed = 1): Promise<SequenceComparison> {
  const sandbox = sandboxServer();
  try {
    return await compareSequences([sandbox, other], { exchanges, seed, maxDifferent: 1 });
  } finally {
    await sandbox.close();
    await other.close();
  }
}

test('the same sequences on two sandboxes are equal', { tags: 'large' }, async () => {
  const { different, exchanges, events } = await compare(sandboxServer(), 400);
  expect(different).toEqual([]);
  expect(exchanges).toBeGreaterThanOrEqual(400);
  expect(events).toBeGreaterThan(0);
});

const withoutStars = () =>
  sandboxServer(
    (fetch) => async (input, init) =>
      changeResponse(
        'POST /api/v1/images/star',
        json((result) => ({ ...result, affected_boards: [] })),
      )(new Request(input, init), fetch),
  );

test('a difference is found, shortened to the steps that show it, and found again by its seed', async () => {
  const [found] = (await compare(withoutStars(), 4_000, 11)).different;
  const star = { route: 'POST /api/v1/images/star' };
  expect(found?.steps).toHaveLength(2);
  expect(found?.steps[1]).toMatchObject(star);
  expect(found?.differences[0]?.path).toBe('$.json.affected_boards.length');
  const [again] = (await compare(withoutStars(), 1, found?.seed)).different;
  expect(again).toEqual(found);
});
