import type { NodeTemplate, ObjectType } from '@x/models/node-template';

/** The node types of a server, and the objects that their inputs and outputs refer to. */
export interface NodeTypes {
  /** By node type, such as `noise`. */
  readonly templates: ReadonlyMap<string, NodeTemplate>;
  /** By the name of the type in the server's OpenAPI document, such as `ImageField`. */
  readonly objects: ReadonlyMap<string, ObjectType>;
}
