import { dictionary } from '../validation/object.js';
import { union as readUnion } from '../validation/union.js';
import type { Kind } from './kind.js';
import { ANY } from './type.js';

/** An object of any members, for which the server has no class. */
export const plainDict: Kind<Record<string, unknown>> = {
  read: dictionary,
  // The server compares the types of its keys and members, which are any: it takes any edge, and fails when it runs.
  type: { union: ['str', ANY] },
  schema: { type: 'object', additionalProperties: true },
};

/** A value of one of several kinds: the first that accepts it. */
export function unionOf<T>(kinds: readonly Kind<T>[]): Kind<T> {
  return {
    read: readUnion(Object.fromEntries(kinds.map((kind) => [nameOf(kind), kind.read]))),
    type: { union: kinds.map(({ type }) => type) },
    schema: { anyOf: kinds.map(({ schema }) => schema) },
    components: Object.assign({}, ...kinds.map(({ components }) => components)),
  };
}

/** Returns the name of a member of a union in the location of an error. */
const nameOf = ({ type }: Pick<Kind<unknown>, 'type'>): string => {
  if (typeof type === 'string') return type;
  return 'list' in type ? `list[${nameOf({ type: type.list })}]` : `literal[${type.union.map(String).join(',')}]`;
};
