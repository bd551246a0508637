import { assert, checkDivisible, overlapping, split, spread, tileGrid } from '../compute/tile-grid.js';
import { input, requiredInput } from '../input.js';
import { integer, list, model } from '../kind.js';
import { type NodeType, nodeType, outputType } from '../node-type.js';
import { imageField } from '../outputs.js';

const sides = model('TBLR', { top: integer(), bottom: integer(), left: integer(), right: integer() });
const tile = model('Tile', { coords: sides, overlap: sides });
export const tileWithImage = model('TileWithImage', { tile, image: imageField });

const tilesOutput = outputType('calculate_image_tiles_output', 'CalculateImageTilesOutput', { tiles: list(tile) });
const pairOutput = outputType('pair_tile_image_output', 'PairTileImageOutput', { tile_with_image: tileWithImage });
const propertiesOutput = outputType('tile_to_properties_output', 'TileToPropertiesOutput', {
  coords_left: integer(),
  coords_right: integer(),
  coords_top: integer(),
  coords_bottom: integer(),
  width: integer(),
  height: integer(),
  overlap_top: integer(),
  overlap_bottom: integer(),
  overlap_left: integer(),
  overlap_right: integer(),
});

const shared = { category: 'tiles', tags: ['tiles'], version: '1.0.1' } as const;
const length = (fallback: number) => input(integer({ ge: 1 }), fallback);
const overlap = input(integer({ ge: 0 }), 128);

export const tiles: readonly NodeType[] = [
  nodeType({
    ...shared,
    type: 'calculate_image_tiles',
    className: 'CalculateImageTilesInvocation',
    title: 'Calculate Image Tiles',
    inputs: {
      image_width: length(1024),
      image_height: length(1024),
      tile_width: length(576),
      tile_height: length(576),
      overlap,
    },
    output: tilesOutput,
    invoke: ({ image_width, image_height, tile_width, tile_height, overlap }) => {
      assert(image_height >= tile_height && image_width >= tile_width);
      assert(overlap < tile_height && overlap < tile_width);
      const rows = overlapping({ image: image_height, tile: tile_height, overlap });
      const columns = overlapping({ image: image_width, tile: tile_width, overlap });
      return { tiles: tileGrid(rows, columns) };
    },
  }),
  nodeType({
    ...shared,
    type: 'calculate_image_tiles_even_split',
    className: 'CalculateImageTilesEvenSplitInvocation',
    title: 'Calculate Image Tiles Even Split',
    version: '1.1.1',
    inputs: {
      image_width: length(1024),
      image_height: length(1024),
      num_tiles_x: length(2),
      num_tiles_y: length(2),
      overlap: input(integer({ ge: 0, multipleOf: 8 }), 128),
    },
    output: tilesOutput,
    invoke: ({ image_width, image_height, num_tiles_x, num_tiles_y, overlap }) => {
      checkDivisible(image_width, image_height);
      const columns = split(image_width, num_tiles_x, overlap);
      return { tiles: tileGrid(split(image_height, num_tiles_y, overlap), columns) };
    },
  }),
  nodeType({
    ...shared,
    type: 'calculate_image_tiles_min_overlap',
    className: 'CalculateImageTilesMinimumOverlapInvocation',
    title: 'Calculate Image Tiles Minimum Overlap',
    inputs: {
      image_width: length(1024),
      image_height: length(1024),
      tile_width: length(576),
      tile_height: length(576),
      min_overlap: overlap,
    },
    output: tilesOutput,
    invoke: ({ image_width, image_height, tile_width, tile_height, min_overlap: overlap }) => {
      assert(overlap < tile_height && overlap < tile_width);
      const columns = spread({ image: image_width, tile: tile_width, overlap });
      return { tiles: tileGrid(spread({ image: image_height, tile: tile_height, overlap }), columns) };
    },
  }),
  nodeType({
    ...shared,
    type: 'tile_to_properties',
    className: 'TileToPropertiesInvocation',
    title: 'Tile to Properties',
    inputs: { tile: requiredInput(tile) },
    output: propertiesOutput,
    invoke: ({ tile: { coords, overlap } }) => ({
      coords_left: coords.left,
      coords_right: coords.right,
      coords_top: coords.top,
      coords_bottom: coords.bottom,
      width: coords.right - coords.left,
      height: coords.bottom - coords.top,
      overlap_top: overlap.top,
      overlap_bottom: overlap.bottom,
      overlap_left: overlap.left,
      overlap_right: overlap.right,
    }),
  }),
  nodeType({
    ...shared,
    type: 'pair_tile_image',
    className: 'PairTileImageInvocation',
    title: 'Pair Tile with Image',
    inputs: { image: requiredInput(imageField), tile: requiredInput(tile) },
    output: pairOutput,
    invoke: ({ image, tile }) => ({ tile_with_image: { tile, image } }),
  }),
];
