import type { FieldType, ValueType } from '@x/models/node-template';

/** The type hints of the server that override the type in the schema. */
const GENERIC = new Set(['AnyField', 'CollectionField', 'CollectionItemField']);

/** Returns the type as the node editor names it. An optional type is named like the type itself. */
export function fieldType(value: ValueType, hint: string | undefined): FieldType {
  if (hint !== undefined && GENERIC.has(hint)) {
    return { name: hint, cardinality: hint === 'CollectionField' ? 'collection' : 'single' };
  }
  if (value.kind === 'list') return { name: fieldType(value.item, undefined).name, cardinality: 'collection' };
  if (value.kind !== 'union') return { name: nameOf(value), cardinality: 'single' };
  const [first, second, ...more] = value.members.filter(({ kind }) => kind !== 'null');
  if (first && !second) return fieldType(first, undefined);
  if (!first || !second || more.length > 0) return { name: 'AnyField', cardinality: 'single' };
  const [one, many] = first.kind === 'list' ? [second, first] : [first, second];
  const isEither = many.kind === 'list' && nameOf(many.item) === nameOf(one);
  return isEither ? { name: nameOf(one), cardinality: 'either' } : { name: 'AnyField', cardinality: 'single' };
}

const names = {
  any: 'AnyField',
  boolean: 'BooleanField',
  choice: 'EnumField',
  integer: 'IntegerField',
  list: 'AnyField',
  map: 'AnyField',
  null: 'AnyField',
  number: 'FloatField',
  string: 'StringField',
  union: 'AnyField',
} as const;

const nameOf = (value: ValueType): string => (value.kind === 'object' ? value.name : names[value.kind]);
