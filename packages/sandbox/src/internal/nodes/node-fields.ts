import { input, spare } from './input.js';
import { bool, dict, type Kind, literal, model, plainString, string } from './kind.js';
import type { Input, NodeType } from './node-type.js';
import { NONE } from './type.js';

const board = model('BoardField', { board_id: plainString });

/** Inputs that every node has; `id` is chosen by the server when it is left out. */
const attributes = (usesCache: boolean) => ({
  id: input(string, ''),
  is_intermediate: input(bool, false),
  use_cache: input(bool, usesCache),
});

const drawn = { board: spare(board, 'direct'), metadata: spare(dict('MetadataField'), 'connection') };

const known = new WeakMap<NodeType, Readonly<Record<string, Input<unknown>>>>();
const UNKNOWN: Readonly<Record<string, Input<unknown>>> = attributes(true);

/** Returns everything a node holds but its type, in the server's order. */
export function fieldsOf(type: NodeType | undefined): Readonly<Record<string, Input<unknown>>> {
  if (!type) return UNKNOWN;
  const found = known.get(type);
  if (found) return found;
  const fields = { ...(type.draws && drawn), ...attributes(type.usesCache), ...type.inputs };
  known.set(type, fields);
  return fields;
}

/** What an edge into a node may name. */
export const inputKinds = (type: NodeType): Readonly<Record<string, Kind<unknown>>> => ({
  ...fieldsOf(type),
  type: literal([type.type]),
});

const outputMeta: Kind<unknown> = { read: (value) => value, type: { union: ['dict', NONE] }, schema: {} };

/** What an edge out of a node may name. */
export const outputKinds = ({ output }: NodeType): Readonly<Record<string, Kind<unknown>>> => ({
  output_meta: outputMeta,
  ...output.outputs,
  type: literal([output.type]),
});
