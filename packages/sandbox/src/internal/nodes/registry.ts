// Written from the folders by `npm run indexes`.
import { calculators } from './families/calculators.js';
import { canvas } from './families/canvas.js';
import { collections } from './families/collections.js';
import { composition } from './families/composition.js';
import { coreMetadata } from './families/core-metadata.js';
import { dimensions } from './families/dimensions.js';
import { flow } from './families/flow.js';
import { gradientMasks } from './families/gradient-masks.js';
import { imageBlend } from './families/image/image-blend.js';
import { imageBlur } from './families/image/image-blur.js';
import { imageBoxes } from './families/image/image-boxes.js';
import { imageChannels } from './families/image/image-channels.js';
import { imageColours } from './families/image/image-colours.js';
import { imageFiles } from './families/image/image-files.js';
import { imageHue } from './families/image/image-hue.js';
import { imageNoise } from './families/image/image-noise.js';
import { imageOklab } from './families/image/image-oklab.js';
import { imageSources } from './families/image/image-sources.js';
import { imageTransforms } from './families/image/image-transforms.js';
import { imageWatermark } from './families/image/image-watermark.js';
import { infill } from './families/infill.js';
import { latents } from './families/latents.js';
import { maskImages } from './families/mask-images.js';
import { masks } from './families/masks.js';
import { math } from './families/math.js';
import { metadata } from './families/metadata.js';
import { metadataLabels } from './families/metadata-labels.js';
import { preprocessors } from './families/preprocessors.js';
import { primitives } from './families/primitives.js';
import { prompts } from './families/prompts.js';
import { strings } from './families/strings.js';
import { tensorMasks } from './families/tensor-masks.js';
import { tileMerge } from './families/tile-merge.js';
import { tiles } from './families/tiles.js';
import { videos } from './families/videos.js';
import { workflowCalls } from './families/workflow-calls.js';
import type { NodeType } from './node-type.js';

/** The types of node that the sandbox runs, by family. */
export const nodeFamilies: readonly (readonly NodeType[])[] = [
  calculators,
  canvas,
  collections,
  composition,
  coreMetadata,
  dimensions,
  flow,
  gradientMasks,
  imageBlend,
  imageBlur,
  imageBoxes,
  imageChannels,
  imageColours,
  imageFiles,
  imageHue,
  imageNoise,
  imageOklab,
  imageSources,
  imageTransforms,
  imageWatermark,
  infill,
  latents,
  maskImages,
  masks,
  math,
  metadataLabels,
  metadata,
  preprocessors,
  primitives,
  prompts,
  strings,
  tensorMasks,
  tileMerge,
  tiles,
  videos,
  workflowCalls,
];
