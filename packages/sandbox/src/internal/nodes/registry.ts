// Written from the folders by `npm run indexes`.
import { calculators } from './families/calculators.js';
import { captions } from './families/captions.js';
import { collections } from './families/collections.js';
import { coreMetadata } from './families/core-metadata.js';
import { dimensions } from './families/dimensions.js';
import { flow } from './families/flow.js';
import { imageBlur } from './families/image-blur.js';
import { imageChannels } from './families/image-channels.js';
import { imageSources } from './families/image-sources.js';
import { imageTransforms } from './families/image-transforms.js';
import { masks } from './families/masks.js';
import { math } from './families/math.js';
import { metadata } from './families/metadata.js';
import { metadataLabels } from './families/metadata-labels.js';
import { primitives } from './families/primitives.js';
import { schedulers } from './families/schedulers.js';
import { strings } from './families/strings.js';
import { tiles } from './families/tiles.js';
import type { NodeType } from './node-type.js';

/** The types of node that the sandbox runs, by family. */
export const nodeFamilies: readonly (readonly NodeType[])[] = [
  calculators,
  captions,
  collections,
  coreMetadata,
  dimensions,
  flow,
  imageBlur,
  imageChannels,
  imageSources,
  imageTransforms,
  masks,
  math,
  metadataLabels,
  metadata,
  primitives,
  schedulers,
  strings,
  tiles,
];
