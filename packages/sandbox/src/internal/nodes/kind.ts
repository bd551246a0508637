import { boolean } from '../validation/boolean.js';
import { choice, literal as readLiteral } from '../validation/choice.js';
import { integer as readInteger } from '../validation/integer.js';
import { list as readList } from '../validation/list.js';
import { type Bounds, number, within } from '../validation/number.js';
import { dictionary, type Member, type Members, type MemberValues, object } from '../validation/object.js';
import type { Reader } from '../validation/reader.js';
import { isRecord } from '../validation/record.js';
import { string as readString } from '../validation/string.js';
import { nullable as readNullable } from '../validation/union.js';
import { floatJson } from './float-json.js';
import { schemaTitle } from './schema-title.js';
import { ANY, NONE, type Type } from './type.js';

/** The type of an input or output: its reader, its type for edges and its schema in the OpenAPI document. */
export interface Kind<T> {
  readonly read: Reader<T>;
  readonly type: Type;
  readonly schema: Readonly<Record<string, unknown>>;
  /** The schemas that `schema` refers to. */
  readonly components?: Components | undefined;
  /** Returns a value as the server writes it to JSON, where that is not what JavaScript writes. */
  readonly toJson?: ((value: unknown) => string) | undefined;
  /** Returns a value without the members of its models that are `null`. Other objects keep theirs. */
  readonly withoutNulls?: ((value: unknown) => unknown) | undefined;
}

/** Schemas by name. */
export type Components = Readonly<Record<string, object>>;

export type ValueOf<K> = K extends Kind<infer T> ? T : never;

const toSchema = ({ gt, ge, lt, le, multipleOf }: Bounds) => ({
  ...(gt !== undefined && { exclusiveMinimum: gt }),
  ...(ge !== undefined && { minimum: ge }),
  ...(lt !== undefined && { exclusiveMaximum: lt }),
  ...(le !== undefined && { maximum: le }),
  ...(multipleOf !== undefined && { multipleOf }),
});

export const integer = (bounds: Bounds = {}): Kind<number> => ({
  read: within(readInteger(), bounds),
  type: 'int',
  schema: { type: 'integer', ...toSchema(bounds) },
});

export const float = (bounds: Bounds = {}): Kind<number> => ({
  read: within(number, bounds),
  toJson: floatJson,
  type: 'float',
  schema: { type: 'number', ...toSchema(bounds) },
});

const text = readString();

/** Accepts numbers as text too. */
export const string: Kind<string> = {
  read: (input, loc) => text(typeof input === 'number' ? String(input) : input, loc),
  type: 'str',
  schema: { type: 'string' },
};

/** Accepts text only, as the members of models do. */
export const plainString: Kind<string> = { read: text, type: 'str', schema: { type: 'string' } };

export const bool: Kind<boolean> = { read: boolean, type: 'bool', schema: { type: 'boolean' } };

export const anything: Kind<unknown> = { read: (input) => input, type: ANY, schema: {} };

/** A choice for which the server has an enum class. */
export const enumeration = <const V extends number | string>(className: string, values: readonly V[]): Kind<V> => ({
  read: choice(values),
  type: className,
  ...named(className, { type: typeOf(values), enum: values }),
});

export const literal = <const V extends number | string>(values: readonly V[]): Kind<V> => ({
  read: readLiteral(values),
  type: { union: values.map((value) => `'${value}'`) },
  schema: { type: typeOf(values), ...(values.length === 1 ? { const: values[0] } : { enum: values }) },
});

const typeOf = (values: readonly unknown[]): string => (typeof values[0] === 'number' ? 'integer' : 'string');

/** A list, with limits of its length. */
export const list = <T>(item: Kind<T>, { least, most }: { least?: number; most?: number } = {}): Kind<T[]> => ({
  read: readList(item.read, most, least),
  type: { list: item.type },
  schema: {
    type: 'array',
    items: item.schema,
    ...(most !== undefined && { maxItems: most }),
    ...(least !== undefined && { minItems: least }),
  },
  components: item.components,
  toJson: (values) =>
    Array.isArray(values) ? `[${values.map((value) => jsonOf(item, value)).join(',')}]` : JSON.stringify(values),
  withoutNulls: (values) => (item.withoutNulls && Array.isArray(values) ? values.map(item.withoutNulls) : values),
});

/** Flattens unions. */
const members = (type: Type): readonly Type[] =>
  typeof type !== 'string' && 'union' in type && !isChoice(type) ? type.union : [type];

const isChoice = ({ union }: { readonly union: readonly Type[] }) =>
  union.every((type) => typeof type === 'string' && type.startsWith("'"));

export const nullable = <T>(kind: Kind<T>): Kind<T | null> => ({
  toJson: kind.toJson,
  withoutNulls: kind.withoutNulls,
  components: kind.components,
  read: readNullable(kind.read),
  type: { union: [...members(kind.type), NONE] },
  schema: {
    anyOf: [...choicesOf(kind.schema), { type: 'null' }],
  },
});

/** Returns the choices of a schema: those of a union without limits, or itself. */
const choicesOf = (schema: Kind<unknown>['schema']): readonly unknown[] =>
  Array.isArray(schema['anyOf']) && Object.keys(schema).length === 1 ? schema['anyOf'] : [schema];

/** The members of a model: a kind, and the default of an optional one. Schemas are silent about a fresh one. */
export type Shape = Readonly<
  Record<string, Kind<unknown> & { readonly absent?: () => unknown; readonly isFresh?: boolean }>
>;

type ShapeValues<S extends Shape> = MemberValues<{ [K in keyof S]: Member<ValueOf<S[K]>> }>;

/** An object for which the server has a class. */
export const model = <S extends Shape>(className: string, shape: S): Kind<ShapeValues<S>> => ({
  read: object(shape as Members, className) as Reader<ShapeValues<S>>,
  type: className,
  ...named(className, toObjectSchema(shape), ...Object.values(shape)),
  toJson: (value) => (isRecord(value) ? membersJson(value, shape) : JSON.stringify(value)),
  withoutNulls: (value) => (isRecord(value) ? membersWithoutNulls(value, shape) : value),
});

const jsonOf = (kind: Kind<unknown> | undefined, value: unknown): string =>
  (value !== null && kind?.toJson?.(value)) || JSON.stringify(value);

/** Returns a model or a node as the server writes it to JSON. */
export function membersJson(value: object, kinds: Readonly<Record<string, Kind<unknown>>>): string {
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}:${jsonOf(kinds[name], member)}`,
  );
  return `{${members.join(',')}}`;
}

/** Returns the members of a model or a node that are not `null`. */
export const membersWithoutNulls = (
  value: object,
  kinds: Readonly<Record<string, Kind<unknown>>>,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name, kinds[name]?.withoutNulls?.(member) ?? member]),
  );

/** An optional member of a model. */
export const optional = <T, const D>(kind: Kind<T>, absent: D): Kind<T | D> & { absent: () => D } => ({
  ...kind,
  absent: () => absent,
});

export const dict = (className: string): Kind<Record<string, unknown>> => ({
  read: dictionary,
  type: className,
  ...named(className, { type: 'object', additionalProperties: true }),
});

/** Returns a reference to a class, and its schema as a component. */
function named(className: string, schema: object, ...members: readonly Pick<Kind<unknown>, 'components'>[]) {
  const components = Object.assign({}, ...members.map((member) => member.components), {
    [className]: { ...schema, title: className },
  });
  return { schema: { $ref: `#/components/schemas/${className}` }, components };
}

function toObjectSchema(shape: Shape): object {
  const members = Object.entries(shape);
  const properties = members.map(([name, { schema, absent, isFresh }]) => {
    const property = { ...schema, ...schemaTitle(name, schema) };
    return [name, absent && !isFresh ? { ...property, default: absent() } : property];
  });
  const required = members.filter(([, { absent }]) => !absent).map(([name]) => name);
  return { type: 'object', properties: Object.fromEntries(properties), ...(required.length > 0 && { required }) };
}
