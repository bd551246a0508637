import * as fc from 'fast-check';

import { Reference } from './reference.js';
import type { Step } from './step.js';
import { appSteps } from './steps/app.js';
import { boardSteps } from './steps/boards.js';
import { gallerySteps } from './steps/gallery.js';
import { imageDeletions, imageSteps } from './steps/images.js';
import { queueChanges, queueDeletions, queueReads } from './steps/queue.js';

const weighted = (weight: number, steps: readonly fc.Arbitrary<Step>[]) => ({ weight, arbitrary: fc.oneof(...steps) });

const step = fc.oneof(
  weighted(10, imageSteps),
  weighted(9, gallerySteps),
  weighted(8, boardSteps),
  weighted(5, queueReads),
  weighted(6, queueChanges),
  weighted(1, queueDeletions),
  weighted(1, imageDeletions),
  weighted(1, appSteps),
  { weight: 2, arbitrary: fc.constant<Step>('run the queue') },
);

const firstImage = fc.record({
  board: fc.option(fc.nat({ max: 2 })),
  image_category: fc.constantFrom('general', 'general', 'mask', 'control', 'user', 'other'),
  is_intermediate: fc.constantFrom(false, false, true),
  word: fc.constantFrom('fox', 'Fox', 'o%x', undefined),
});
const picture = { format: 'png', channels: 3, width: 4, height: 3, color: 90 } as const;

/** Boards and images that a sequence begins with. */
const beginning = fc
  .record({
    boards: fc.array(fc.constantFrom('A', 'b', 'C'), { maxLength: 3 }),
    images: fc.array(firstImage, { minLength: 4, maxLength: 12, size: 'max' }),
    starred: fc.uniqueArray(fc.nat({ max: 11 }), { maxLength: 3 }),
  })
  .map(({ boards, images, starred }): Step[] => [
    ...boards.map((board_name) => ({ route: 'POST /api/v1/boards/', query: { board_name } })),
    ...images.map(({ board, word, ...query }) => ({
      route: 'POST /api/v1/images/upload',
      query: { ...query, board_id: board === null || boards.length === 0 ? undefined : new Reference('boards', board) },
      upload: { picture, ...(word && { metadata: JSON.stringify({ word }) }) },
    })),
    ...(starred.length > 0 && images.length > 0
      ? [{ route: 'POST /api/v1/images/star', json: { image_names: starred.map((i) => new Reference('images', i)) } }]
      : []),
  ]);

/** A sequence of steps on a server that holds nothing. */
const sequence: fc.Arbitrary<readonly Step[]> = fc
  .tuple(beginning, fc.array(step, { minLength: 1, maxLength: 30, size: 'max' }))
  .map(([first, then]) => [...first, ...then]);

/** Returns the sequence of a seed. */
export function generate(seed: number): readonly Step[] {
  const [steps = []] = fc.sample(sequence, { seed, numRuns: 1 });
  return steps;
}
