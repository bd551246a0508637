import { mergeTiles, type TileImage } from '../compute/merge-tiles.js';
import { input, requiredInput } from '../input.js';
import { integer, list, literal } from '../kind.js';
import { type NodeType, nodeType } from '../node-type.js';
import { imageOutput } from '../outputs.js';
import { PythonError } from '../python-error.js';
import { tileWithImage } from './tiles.js';

export const tileMerge: readonly NodeType[] = [
  nodeType({
    type: 'merge_tiles_to_image',
    className: 'MergeTilesToImageInvocation',
    title: 'Merge Tiles to Image',
    version: '1.1.1',
    category: 'tiles',
    tags: ['tiles'],
    savesImage: true,
    inputs: {
      tiles_with_images: requiredInput(list(tileWithImage)),
      blend_mode: input(literal(['Linear', 'Seam']), 'Seam', { source: 'direct' }),
      blend_amount: input(integer({ ge: 0 }), 32),
    },
    output: imageOutput,
    invoke: async ({ tiles_with_images, blend_mode, blend_amount }, context) => {
      if (tiles_with_images.length === 0) throw new PythonError('IndexError', 'list index out of range');
      const tiles: TileImage[] = [];
      for (const { tile, image } of tiles_with_images) {
        tiles.push({ tile, image: await context.openImage(image.image_name, 'RGB') });
      }
      return context.saveImage(mergeTiles(tiles, blend_mode, blend_amount));
    },
  }),
];
