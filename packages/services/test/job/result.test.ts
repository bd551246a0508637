import { expect, test } from 'vitest';

import { imageNames, videoNames } from '../../src/internal/job/result.js';

const output = {
  type: 'mixed_output',
  image: { image_name: 'a.png', width: 64 },
  collection: [{ image_name: 'b.png' }, { video_name: 'c.mp4' }, null],
  nested: { image_name: { image_name: 'd.png', about: 'text' } },
  video_name: 7,
};

test('the names in an output are found at any depth, and nothing else is', () => {
  expect(imageNames(output)).toEqual(['a.png', 'b.png', 'd.png']);
  expect(videoNames(output)).toEqual(['c.mp4']);
});

test.each([undefined, null, 'a.png', 7, []])('there are no names in %j', (value) => {
  expect(imageNames(value)).toEqual([]);
});
