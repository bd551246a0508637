import type { NodeTypes } from '../node-types.js';
import { hasPart, isAny, isPlain, type PortType } from './port-type.js';

/**
 * Says whether the server accepts an edge from one type to another. It accepts a list for one of its items and an item
 * for a list, but no integer for an optional number.
 */
export function areCompatible(from: PortType, to: PortType, types: NodeTypes): boolean {
  if (from.name === to.name || isAny(from) || isAny(to)) return true;
  if (hasPart(to, from) || hasPart(from, to)) return true;
  if (from.name === 'integer' && to.name === 'number') return true;
  if ((from.name === 'integer' || from.name === 'number') && to.name === 'string') return true;
  if (isPlain(from) && isPlain(to) && isNamed(from) && isNamed(to)) return isSubtypeOf(from, to, types);
  return from.parts.length > 0 ? from.parts.every((part) => hasPart(to, part)) : hasPart(to, from);
}

/** A choice without a name has no type of its own. */
const isNamed = ({ kind, parts }: PortType): boolean => kind !== 'choice' || parts.length === 0;

/**
 * Says whether `from` is a subtype of `to`. The server does not publish which objects inherit from which: one that has
 * all fields of the other, and more, counts as a subtype.
 */
export function isSubtypeOf(from: PortType, to: PortType, { objects }: NodeTypes): boolean {
  if (from.name === to.name) return true;
  if (from.name === 'boolean') return to.name === 'integer';
  if (from.kind === 'choice') return to.name === 'string' || to.name === 'integer';
  const [mine, theirs] = [objects.get(from.name), objects.get(to.name)];
  if (!mine || !theirs) return false;
  if (!mine.fields || !theirs.fields) return true;
  const names = Object.keys(theirs.fields);
  const own = new Set(Object.keys(mine.fields));
  return names.length > 0 && own.size > names.length && names.every((name) => own.has(name));
}
