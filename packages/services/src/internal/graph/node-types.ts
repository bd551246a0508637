import type { NodeTemplate, ObjectType } from '@x/models/node-template';

/** The node types of a server, and the objects that their inputs and outputs refer to. */
export interface NodeTypes {
  readonly templates: ReadonlyMap<string, NodeTemplate>;
  readonly objects: ReadonlyMap<string, ObjectType>;
}
