import { declaredTypes } from './declared/declared-types.js';
import type { NodeType, Outputs } from './node-type.js';
import { nodeFamilies } from './registry.js';

/** The node types that the sandbox runs. */
const NODE_TYPES: readonly NodeType[] = nodeFamilies.flat();

const byType = new Map(NODE_TYPES.map((nodeType) => [nodeType.type, nodeType]));

/** Returns a node type, whether or not the sandbox runs it; undefined when the server has none of that name. */
export const findNodeType = (type: string): NodeType | undefined => byType.get(type) ?? declaredTypes().get(type);

/** Returns all node types of the server. */
export const allNodeTypes = (): readonly NodeType[] => [...NODE_TYPES, ...declaredTypes().values()];

let byOutput: ReadonlyMap<string, Outputs> | undefined;

/** Returns the outputs of an output type. */
export function outputsOf(type: string): Outputs {
  byOutput ??= new Map(allNodeTypes().map(({ output }) => [output.type, output.outputs]));
  return byOutput.get(type) ?? {};
}
