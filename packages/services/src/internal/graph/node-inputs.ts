import type { KnownNodes } from './known-nodes.js';
import type { NodeOutputRef } from './node-handle.js';

/** A node type. Those of InvokeAI 6.14.2 are known; a newer server, or a node pack, has others. */
export type NodeType = keyof KnownNodes | (string & {});

/** The inputs of any node by name. */
export interface NodeInputs {
  /** Made of the type by default: `blank_image_1`. */
  readonly id?: string | undefined;
  readonly [field: string]: unknown;
}

/** The inputs that every node has. */
interface CommonInputs {
  /** Made of the type by default: `blank_image_1`. */
  readonly id?: string | undefined;
  /** Hides the images of the node from the gallery. */
  readonly is_intermediate?: Given<boolean>;
  /** Reuses the output of an earlier run with the same inputs, with the images of that run. */
  readonly use_cache?: Given<boolean>;
}

/** A value, an output of an earlier node, or outputs of several. */
type Given<Value> = Value | NodeOutputRef | readonly NodeOutputRef[] | undefined;

type Fields<Inputs> = { readonly [Field in keyof Inputs]?: Given<Inputs[Field]> };

/** The inputs of a node type. Of a type that is not known, any. */
export type InputsOf<Type extends string> = Type extends keyof KnownNodes
  ? CommonInputs & Fields<KnownNodes[Type]['inputs']>
  : NodeInputs;

/** The names of the outputs of a node type. Of a type that is not known, any. */
export type OutputsOf<Type extends string> = Type extends keyof KnownNodes ? KnownNodes[Type]['outputs'] : string;
