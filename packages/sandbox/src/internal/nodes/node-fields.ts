import { input, optionalInput } from './input.js';
import { bool, dict, type Kind, literal, model, plainString, string } from './kind.js';
import type { Input, NodeType } from './node-type.js';
import { NONE } from './type.js';

const board = model('BoardField', { board_id: plainString });

/** Inputs of every node. The server creates an `id` when it is omitted. */
const attributes = (usesCache: boolean) => ({
  id: input(string, ''),
  is_intermediate: input(bool, false),
  use_cache: input(bool, usesCache),
});

const imageInputs = {
  board: optionalInput(board, 'direct'),
  metadata: optionalInput(dict('MetadataField'), 'connection'),
};

const known = new WeakMap<NodeType, Readonly<Record<string, Input<unknown>>>>();
const UNKNOWN: Readonly<Record<string, Input<unknown>>> = attributes(true);

/** Returns the fields of a node without its type, in the server's order. */
export function fieldsOf(type: NodeType | undefined): Readonly<Record<string, Input<unknown>>> {
  if (!type) return UNKNOWN;
  const found = known.get(type);
  if (found) return found;
  const fields = { ...(type.savesImage && imageInputs), ...attributes(type.usesCache), ...type.inputs };
  known.set(type, fields);
  return fields;
}

/** Returns the possible targets of an edge into a node. */
export const inputKinds = (type: NodeType): Readonly<Record<string, Kind<unknown>>> => ({
  ...fieldsOf(type),
  type: literal([type.type]),
});

const outputMeta: Kind<unknown> = { read: (value) => value, type: { union: ['dict', NONE] }, schema: {} };

/** Returns the possible sources of an edge out of a node. */
export const outputKinds = ({ output }: NodeType): Readonly<Record<string, Kind<unknown>>> => ({
  output_meta: outputMeta,
  ...output.outputs,
  type: literal([output.type]),
});
