import { expect, test } from 'vitest';

import { nearestName } from '../../src/internal/nearest-name.js';

const names = ['imgscale', 'img_resize', 'img_scale', 'image', 'width', 'height'];

test.each([
  ['img_rezise', 'img_resize'],
  ['img_resiz', 'img_resize'],
  ['img_scale', 'img_scale'],
  ['imgResize', 'img_resize'],
  ['Image', 'image'],
  ['widht', 'width'],
  ['heights', 'height'],
])('%s is similar to %s', (name, nearest) => {
  expect(nearestName(name, names)).toBe(nearest);
});

test.each(['', 'seed', 'completely_else', 'wxyz', 'wdtth', 'hhengt', 'eihiht'])('nothing is similar to %j', (name) => {
  expect(nearestName(name, names)).toBeUndefined();
});
