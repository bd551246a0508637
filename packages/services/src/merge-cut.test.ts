import { InvokeError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { random } from './__fixtures__/random.js';
import { seeds } from './__fixtures__/seeds.js';
import { createStudio, fill } from './__fixtures__/studio.js';

const steps = [
  'GET boards/',
  'GET gallery/item_names',
  'POST boards/',
  'POST board_images/batch',
  'DELETE boards/…',
].flatMap((request) => [false, true].map((done) => ({ request, done })));

const cuts = new Set<string>();

/** Returns a studio with a merge to be done in it; the same seed gives the same. */
async function prepare(seed: number) {
  const next = random(seed);
  const studio = createStudio();
  const sizes = Array.from({ length: 1 + next(4) }, () => 0);
  const total = 30 + next(2_971);
  for (let left = total; left > 0; ) {
    const part = Math.min(left, 1 + next(1_200));
    const index = next(sizes.length);
    sizes[index] = (sizes[index] ?? 0) + part;
    left -= part;
  }
  const sources = await fill(studio, sizes);
  if (next(4) === 0) sources.push('none');
  const named = next(4) > 0;
  const into = named ? { board_name: 'all' } : { board_id: (await studio.service.create('all')).board_id };
  const deleteSources = next(4) > 0;
  const merge = studio.service.merge(sources, into, { deleteSources });
  return { studio, total, merge, next, left: deleteSources ? 0 : sizes.length };
}

/** Returns which request to cut: one of the kind whose turn it is, or where the merge makes none, any. */
function choose(requests: readonly string[], wanted: string | undefined, next: (limit: number) => number): number {
  const places = requests.flatMap((request, place) => (request === wanted ? [place] : []));
  return places[next(places.length)] ?? next(requests.length);
}

test.each(seeds(50))('a merge that is cut off anywhere and run again loses nothing: seed %i', async (seed) => {
  const { studio: rehearsal, merge: undisturbed } = await prepare(seed);
  const { requests: planned } = await undisturbed.plan();
  rehearsal.requests.length = 0;
  await undisturbed.run();
  expect(rehearsal.requests).toHaveLength(planned);
  rehearsal[Symbol.dispose]();

  const { studio, total, merge, next, left } = await prepare(seed);
  using _ = studio;
  const { request, done = false } = steps[seed % steps.length] ?? {};
  const after = choose(rehearsal.requests, request, next);
  studio.sandbox.fault({ kind: 'kill', done, after, times: 1 });
  studio.requests.length = 0;
  await expect(merge.run()).rejects.toThrow(InvokeError);
  cuts.add(`${studio.requests[after]} ${done ? 'after its work' : 'before its work'}`);

  studio.sandbox.revive();
  const report = await merge.run();

  expect(report).toMatchObject({ failed: [], gone: [], unknown: [], notSent: [] });
  const boards = await studio.service.listAll({ includeUncategorized: true });
  const [target, twin] = boards.filter(({ board_name }) => board_name === 'all');
  expect(twin).toBeUndefined();
  expect(target?.board_id).toBe(report.board?.board_id);
  expect(target?.image_count).toBe(total);
  expect(boards).toHaveLength(2 + left);
  expect(boards.reduce((sum, { image_count }) => sum + image_count, 0)).toBe(total);
});

test('each request of a merge was cut, before its work and after it', () => {
  const all = steps.map(({ request, done }) => `${request} ${done ? 'after its work' : 'before its work'}`);
  expect([...cuts].sort()).toEqual(all.sort());
});
