import type { NodeType, Outputs } from './node-type.js';
import { nodeFamilies } from './registry.js';

/** The node types that the sandbox runs. */
export const NODE_TYPES: readonly NodeType[] = nodeFamilies.flat();

const byType = new Map(NODE_TYPES.map((nodeType) => [nodeType.type, nodeType]));

/** Returns a node type; undefined when the sandbox does not run it. */
export const findNodeType = (type: string): NodeType | undefined => byType.get(type);

const byOutput = new Map(NODE_TYPES.map(({ output }) => [output.type, output.outputs]));

/** Returns the outputs of an output type. */
export const outputsOf = (type: string): Outputs => byOutput.get(type) ?? {};
