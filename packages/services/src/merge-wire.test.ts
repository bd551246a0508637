import { expect, test } from 'vitest';

import { createStudio, fill } from './__fixtures__/studio.js';

test('3 boards with 10 000 images in all are merged in at most 20 requests, and nothing is left behind', async () => {
  using studio = createStudio();
  const sources = await fill(studio, [4_500, 4_499, 1_001]);
  const merge = studio.service.merge(sources, { board_name: 'all' }, { deleteSources: true });
  const plan = await merge.plan();
  expect(plan.images).toBe(10_000);
  studio.requests.length = 0;

  const report = await merge.run();

  expect(studio.requests).toHaveLength(plan.requests);
  expect(plan.requests).toBeLessThanOrEqual(19);
  expect(report.moved).toHaveLength(10_000);
  expect(report.deleted).toEqual(sources);
  const left = await studio.service.listAll({ includeUncategorized: true });
  expect(left.map(({ board_name, image_count }) => [board_name, image_count])).toEqual([
    ['Uncategorized', 0],
    ['all', 10_000],
  ]);
  expect(new Set(await studio.boards.imageNames(report.board?.board_id ?? '')).size).toBe(10_000);
});
