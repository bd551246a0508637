/** The types at one place of many JSON values. */
export interface Shape {
  /** The names of the types, `null` and content types of what is not JSON included. */
  readonly types: ReadonlySet<string>;
  /** The shapes of the properties of all objects. */
  readonly fields: ReadonlyMap<string, Shape>;
  /** The shape of the elements of all arrays. */
  readonly elements: Shape | undefined;
}

/** Returns the shape of a JSON value. */
export function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) return { ...named('array'), elements: value.map(shapeOf).reduce(merge, NOTHING) };
  if (typeof value !== 'object' || value === null) return named(value === null ? 'null' : typeof value);
  const fields = new Map(Object.entries(value).map(([name, content]) => [name, shapeOf(content)]));
  return { ...named('object'), fields };
}

/** Returns the shape of something that has a type only. */
export const named = (type: string): Shape => ({ types: new Set([type]), fields: new Map(), elements: undefined });

/** The shape of no value at all. */
export const NOTHING: Shape = { types: new Set(), fields: new Map(), elements: undefined };

/** Returns the shape of the values of both. */
export function merge(a: Shape, b: Shape): Shape {
  const fields = new Map(a.fields);
  for (const [name, shape] of b.fields) fields.set(name, merge(fields.get(name) ?? NOTHING, shape));
  const elements = a.elements && b.elements ? merge(a.elements, b.elements) : (a.elements ?? b.elements);
  return { types: new Set([...a.types, ...b.types]), fields, elements };
}

/**
 * Returns how two shapes differ, by path. `null` and empty lists are the shape of everything; where `isDictionary`, the
 * names of the properties are data and only what they hold is compared.
 */
export function compareShapes(
  a: Shape,
  b: Shape,
  isDictionary: (path: string) => boolean,
  path = '',
): readonly string[] {
  const [typesOfA, typesOfB] = [a, b].map(({ types }) =>
    [...types]
      .filter((type) => type !== 'null')
      .sort()
      .join(', '),
  );
  if (!typesOfA || !typesOfB) return [];
  if (typesOfA !== typesOfB) return [`${path || 'the body'}: ${typesOfA} / ${typesOfB}`];
  const elements = compareShapes(a.elements ?? NOTHING, b.elements ?? NOTHING, isDictionary, `${path}[]`);
  if (isDictionary(path)) {
    return [...elements, ...compareShapes(mergedFields(a), mergedFields(b), isDictionary, `${path}.*`)];
  }
  const names = [...new Set([...a.fields.keys(), ...b.fields.keys()])];
  return [...elements, ...names.flatMap((name) => compareField(a, b, isDictionary, { path, name }))];
}

const mergedFields = ({ fields }: Shape): Shape => [...fields.values()].reduce(merge, NOTHING);

function compareField(
  a: Shape,
  b: Shape,
  isDictionary: (path: string) => boolean,
  { path, name }: { readonly path: string; readonly name: string },
): readonly string[] {
  const place = path ? `${path}.${name}` : name;
  const [fieldOfA, fieldOfB] = [a.fields.get(name), b.fields.get(name)];
  if (fieldOfA && fieldOfB) return compareShapes(fieldOfA, fieldOfB, isDictionary, place);
  return [`${place}: ${fieldOfA ? 'given / missing' : 'missing / given'}`];
}
