/**
 * The Python type of an input or output: a name, a list or a union.
 * Each value of a choice is a type of its own.
 */
export type Type = string | { readonly list: Type } | { readonly union: readonly Type[] };

export const ANY = 'Any';
export const NONE = 'None';
/** The type of an input that is not declared. No type is compatible with it. */
export const UNTYPED = '';

/** Returns the members of a union, or the item type of a list. */
export function parts(type: Type): readonly Type[] {
  if (typeof type === 'string') return [];
  return 'list' in type ? [type.list] : type.union;
}

const isSame = (one: Type, other: Type): boolean => JSON.stringify(one) === JSON.stringify(other);

const isAmong = (type: Type, types: readonly Type[]): boolean => types.some((other) => isSame(type, other));

/** A list of `Any` counts as `Any` too. */
export const isAny = (type: Type): boolean => type === ANY || isAmong(ANY, parts(type));

export const isList = (type: Type): type is { readonly list: Type } => typeof type !== 'string' && 'list' in type;

export const isOrHoldsList = (type: Type): boolean => isList(type) || parts(type).some(isList);

/** The base class of each class that has one. */
const PARENTS: Readonly<Record<string, string>> = { bool: 'int', BoundingBoxField: 'BoundingBox' };

export const isSubclass = (type: Type, above: Type): boolean =>
  typeof type === 'string' && (type === above || PARENTS[type] === above);

/** Returns whether every part of a type, or the type itself, is a part of another. */
export function isUnionSubtype(type: Type, of: Type): boolean {
  const own = parts(type);
  return own.length === 0 ? isAmong(type, parts(of)) : own.every((part) => isAmong(part, parts(of)));
}

/** Returns whether an edge may connect two types. A list is compatible with its items here. */
export function isCompatible(from: Type, to: Type): boolean {
  if (to === UNTYPED) return false;
  if (isSame(from, to) || isAny(from) || isAny(to)) return true;
  if (isAmong(from, parts(to)) || isAmong(to, parts(from))) return true;
  if (from === 'int' && to === 'float') return true;
  if ((from === 'int' || from === 'float') && to === 'str') return true;
  if (typeof from === 'string' && typeof to === 'string') return isSubclass(from, to);
  return isUnionSubtype(from, to);
}

/** Returns the possible types of a collection's items. */
export function itemTypes(type: Type): Type[] {
  if (isAny(type)) return [ANY];
  const lists = isList(type) ? [type] : parts(type).filter(isList);
  return lists.map(({ list }) => list);
}
