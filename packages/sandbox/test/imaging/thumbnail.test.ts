import { expect, test } from 'vitest';

import { thumbnailSize } from '../../src/internal/imaging/thumbnail.js';

test.each([
  ['300x200', '256x171'],
  ['100x700', '37x256'],
  ['1000x333', '256x85'],
  ['257x255', '256x254'],
  ['2x900', '1x256'],
  ['425x127', '256x77'],
  ['256x256', '256x256'],
  ['20x10', '20x10'],
])('an image of %s has a thumbnail of %s', (image, thumbnail) => {
  const [width = 0, height = 0] = image.split('x').map(Number);
  expect(Object.values(thumbnailSize({ width, height })).join('x')).toBe(thumbnail);
});
