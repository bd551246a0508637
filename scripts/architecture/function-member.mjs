import ts from 'typescript';

/** Returns the path of the first function inside a type of data (`''` if it is one itself), or `undefined`. */
export function functionMember(type, checker, path = '', seen = new Set()) {
  if (seen.has(type)) return undefined;
  seen.add(type);
  const within = (inner, step) => functionMember(inner, checker, `${path}${step}`, seen);
  if (type.isUnion()) return first(type.types, (part) => within(part, ''));
  if (isPrimitive(type)) return undefined;
  if (type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0) return path;
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    return first(checker.getTypeArguments(type), (item) => within(item, '[]'));
  }
  const member = first(checker.getPropertiesOfType(type), (property) =>
    within(checker.getTypeOfSymbol(property), `.${property.name}`),
  );
  return member ?? first(checker.getIndexInfosOfType(type), (index) => within(index.type, '[]'));
}

/** Says whether the members of a type are the platform's own; `string & {}`, an open enum, is such a type too. */
function isPrimitive(type) {
  const parts = type.isIntersection() ? type.types : [type];
  return parts.some(({ flags }) => (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) === 0);
}

function first(items, find) {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
