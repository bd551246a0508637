import { InvokeError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { collect } from '../support/collect.js';
import { createSandboxServices, seedBoards } from '../support/sandbox-services.js';
import { seededRandom } from '../support/seeded-random.js';
import { seeds } from '../support/seeds.js';

const [list, name, create, add, addVideo, remove] = [
  'GET boards/',
  'GET gallery/item_names',
  'POST boards/',
  'POST board_images/batch',
  'POST videos/board',
  'DELETE boards/…',
] as const;
const steps = [list, name, create, add, addVideo, remove].flatMap((request) =>
  [false, true].map((done) => ({ request, done })),
);
const crashes = new Set<string>();

/** Returns the numbers of images on the boards. Small sets are as likely as large ones. */
function sizes(next: (limit: number) => number): number[] {
  const counts = Array.from({ length: 1 + next(4) }, () => 0);
  for (let left = Math.round(30 * 100 ** (next(1_001) / 1_000)); left > 0; ) {
    const part = Math.min(left, 1 + next(1_200));
    const index = next(counts.length);
    counts[index] = (counts[index] ?? 0) + part;
    left -= part;
  }
  return counts;
}

test.each(seeds(50))('a merge that crashes at any request and runs again loses nothing: seed %i', async (seed) => {
  const next = seededRandom(seed);
  using setup = createSandboxServices();
  const counts = sizes(next);
  const total = counts.reduce((sum, count) => sum + count);
  const boards = await seedBoards(setup, counts);
  const videoCount = 1 + next(6);
  const videos = Array.from({ length: videoCount }, () => ({ board_id: boards[next(boards.length)] ?? null }));
  await setup.sandbox.seed({ videos });
  const sources = next(4) === 0 ? [...boards, 'none'] : boards;
  const isNew = next(4) > 0;
  const into = isNew ? { boardName: 'all' } : { boardId: (await setup.boardService.create({ name: 'all' })).board_id };
  const deleteSources = next(4) > 0;
  const merge = setup.boardService.merge(sources, into, { deleteSources });
  const requests = [
    ...sources.map(() => name),
    list,
    ...(isNew ? [create, list] : []),
    ...Array.from({ length: Math.ceil(total / 1_000) }, () => add),
    ...videos.map(() => addVideo),
    ...(deleteSources ? [list] : []),
    ...(deleteSources ? boards.map(() => remove) : []),
  ];
  expect(await merge.plan()).toMatchObject({ images: total, videos: videoCount, requests: requests.length });

  const { request, done = false } = steps[seed % steps.length] ?? {};
  const places = requests.flatMap((kind, place) => (kind === request ? [place] : []));
  const after = places[next(places.length)] ?? next(requests.length);
  setup.sandbox.fault({ kind: 'kill', done, after, times: 1 });
  setup.requests.length = 0;
  await expect(merge.run()).rejects.toThrow(InvokeError);
  expect(setup.requests[after]).toBe(requests[after]);
  crashes.add(`${requests[after]} ${done}`);

  setup.sandbox.revive();
  const report = await merge.run();

  expect(report).toMatchObject({ failed: [], gone: [], unknown: [], notSent: [] });
  const [pseudo, ...all] = await collect(setup.boardService.list({ includeUncategorized: true }));
  expect(pseudo?.image_count).toBe(0);
  expect(all.filter(({ board_name }) => board_name === 'all')).toMatchObject([
    { image_count: total, video_count: videoCount },
  ]);
  expect(report.board?.board_id).toBe(all.find(({ image_count }) => image_count > 0)?.board_id);
  expect(all).toHaveLength(1 + (deleteSources ? 0 : boards.length));
});

test('every request of a merge crashed, before its work and after it', () => {
  expect([...crashes].sort()).toEqual(steps.map(({ request, done }) => `${request} ${done}`).sort());
});
