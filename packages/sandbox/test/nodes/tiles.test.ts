import { expect, test } from 'vitest';
import { errorOf, outputOf } from '../support/node.js';

const tile = (coords: readonly number[], overlap: readonly number[]) => ({
  coords: sides(coords),
  overlap: sides(overlap),
});
const sides = ([top = 0, bottom = 0, left = 0, right = 0]: readonly number[]) => ({ top, bottom, left, right });

test('tiles of equal distance cover an image, the last one up to its edge', async () => {
  const image = { image_width: 20, image_height: 8, tile_width: 10, tile_height: 8, overlap: 2 };
  expect(await outputOf('calculate_image_tiles', image)).toEqual({
    tiles: [tile([0, 8, 0, 10], [0, 0, 0, 2]), tile([0, 8, 8, 18], [0, 0, 2, 8]), tile([0, 8, 10, 20], [0, 0, 8, 0])],
  });
});

test('tiles beside each other do not overlap', async () => {
  const image = { image_width: 4, image_height: 2, tile_width: 2, tile_height: 2, overlap: 0 };
  expect(await outputOf('calculate_image_tiles', image)).toEqual({
    tiles: [tile([0, 2, 0, 2], [0, 0, 0, 0]), tile([0, 2, 2, 4], [0, 0, 0, 0])],
  });
});

test('tiles that split an image evenly have sides in multiples of 8', async () => {
  const image = { image_width: 32, image_height: 16, num_tiles_x: 2, num_tiles_y: 1, overlap: 8 };
  expect(await outputOf('calculate_image_tiles_even_split', image)).toEqual({
    tiles: [tile([0, 16, 0, 16], [0, 0, 0, 8]), tile([0, 16, 8, 32], [0, 0, 8, 0])],
  });
});

test('tiles that overlap by a minimum are spread evenly', async () => {
  const image = { image_width: 10, image_height: 21, tile_width: 20, tile_height: 10, min_overlap: 1 };
  expect(await outputOf('calculate_image_tiles_min_overlap', image)).toEqual({
    tiles: [
      tile([0, 10, 0, 10], [0, 5, 0, 0]),
      tile([5, 15, 0, 10], [5, 4, 0, 0]),
      tile([11, 21, 0, 10], [4, 0, 0, 0]),
    ],
  });
});

test('the properties of a tile are its size and its sides', async () => {
  expect(await outputOf('tile_to_properties', { tile: tile([1, 4, 2, 9], [5, 6, 7, 8]) })).toEqual({
    coords_left: 2,
    coords_right: 9,
    coords_top: 1,
    coords_bottom: 4,
    width: 7,
    height: 3,
    overlap_top: 5,
    overlap_bottom: 6,
    overlap_left: 7,
    overlap_right: 8,
  });
});

test('a tile is paired with its image', async () => {
  const pair = { tile: tile([0, 1, 0, 1], [0, 0, 0, 0]), image: { image_name: 'a.png' } };
  expect(await outputOf('pair_tile_image', pair)).toEqual({ tile_with_image: pair });
});

test.each([
  ['calculate_image_tiles', { image_width: 10 }, 'AssertionError: '],
  ['calculate_image_tiles', { overlap: 576 }, 'AssertionError: '],
  [
    'calculate_image_tiles_even_split',
    { image_width: 33 },
    'ValueError: image size ((33, 1024)) must be divisible by 8',
  ],
  ['calculate_image_tiles_even_split', { image_width: 16, overlap: 16 }, 'AssertionError: '],
  ['calculate_image_tiles_min_overlap', { min_overlap: 576 }, 'AssertionError: '],
  ['calculate_image_tiles_min_overlap', { image_width: 128 }, 'ZeroDivisionError: division by zero'],
])('%s of %j fails as on the server', async (type, inputs, error) => {
  expect(await errorOf(type, inputs)).toBe(error);
});
