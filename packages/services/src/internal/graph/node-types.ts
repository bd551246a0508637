import type { NodeTemplate, ObjectType } from '@x/models/node-template';

/** All that a server says of its nodes. */
export interface NodeTypes {
  readonly templates: ReadonlyMap<string, NodeTemplate>;
  readonly objects: ReadonlyMap<string, ObjectType>;
}
