import { input, optionalInput } from './input.js';
import { bool, dict, type Kind, literal, model, plainString, string } from './kind.js';
import { UNCACHED } from './known-types.js';
import type { Input, NodeType } from './node-type.js';
import { NONE } from './type.js';

const board = model('BoardField', { board_id: plainString });

/** Inputs of every node. The server creates an `id` when it is omitted. */
const attributes = (usesCache: boolean) => ({
  id: input(string, ''),
  is_intermediate: input(bool, false),
  use_cache: input(bool, usesCache),
});

const metadata = optionalInput(dict('MetadataField'), 'connection');
const imageInputs = { board: optionalInput(board, 'direct'), metadata };

const known = new WeakMap<NodeType, Readonly<Record<string, Input<unknown>>>>();
const UNKNOWN = { cached: attributes(true), uncached: attributes(false) };

/**
 * Returns the fields of a node without its type, in the server's order. Of a type that the sandbox does not run, whose
 * name is given, they are those that every node has.
 */
export function fieldsOf(type: NodeType | string): Readonly<Record<string, Input<unknown>>> {
  if (typeof type === 'string') return UNCACHED.has(type) ? UNKNOWN.uncached : UNKNOWN.cached;
  const found = known.get(type);
  if (found) return found;
  const fields = {
    ...(type.savesImage && imageInputs),
    ...(type.takesMetadata && { metadata }),
    ...attributes(type.usesCache),
    ...type.inputs,
  };
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

/** Returns the fields of a node with its type among them, where the server writes it. */
export function withType<T>(
  fields: Readonly<Record<string, T>>,
  type: T,
  { typeBefore }: Pick<NodeType, 'typeBefore'>,
) {
  if (typeBefore === undefined) return { ...fields, type };
  const entries = Object.entries(fields);
  const place = entries.findIndex(([name]) => name === typeBefore);
  return Object.fromEntries(entries.toSpliced(place, 0, ['type', type]));
}
