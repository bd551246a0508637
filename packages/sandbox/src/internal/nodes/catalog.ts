import { calculators } from './calculators.js';
import { collections } from './collections.js';
import { coreMetadata } from './core-metadata.js';
import { flow } from './flow.js';
import { imageBlur } from './image-blur.js';
import { imageChannels } from './image-channels.js';
import { imageSources } from './image-sources.js';
import { imageTransforms } from './image-transforms.js';
import { masks } from './masks.js';
import { math } from './math.js';
import { metadata } from './metadata.js';
import type { NodeType, Outputs } from './node-type.js';
import { primitives } from './primitives.js';
import { strings } from './strings.js';

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
