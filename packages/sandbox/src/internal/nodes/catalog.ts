import { calculators } from './families/calculators.js';
import { collections } from './families/collections.js';
import { coreMetadata } from './families/core-metadata.js';
import { flow } from './families/flow.js';
import { imageBlur } from './families/image-blur.js';
import { imageChannels } from './families/image-channels.js';
import { imageSources } from './families/image-sources.js';
import { imageTransforms } from './families/image-transforms.js';
import { masks } from './families/masks.js';
import { math } from './families/math.js';
import { metadata } from './families/metadata.js';
import { primitives } from './families/primitives.js';
import { strings } from './families/strings.js';
import type { NodeType, Outputs } from './node-type.js';

/** The types of node that the sandbox runs. */
export const NODE_TYPES: readonly NodeType[] = [
  ...primitives,
  ...math,
  ...calculators,
  ...strings,
  ...collections,
  ...flow,
  ...metadata,
  coreMetadata,
  ...imageSources,
  ...imageTransforms,
  imageBlur,
  ...imageChannels,
  ...masks,
];

const byType = new Map(NODE_TYPES.map((nodeType) => [nodeType.type, nodeType]));

/** Returns a type of node, unless the sandbox does not run it. */
export const findNodeType = (type: string): NodeType | undefined => byType.get(type);

const byOutput = new Map(NODE_TYPES.map(({ output }) => [output.type, output.outputs]));

/** Returns the outputs that an answer of a type has. */
export const outputsOf = (type: string): Outputs => byOutput.get(type) ?? {};
