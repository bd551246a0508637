import { boolean } from '../validation/boolean.js';
import { choice, literal as readLiteral } from '../validation/choice.js';
import { integer as readInteger } from '../validation/integer.js';
import { list as readList } from '../validation/list.js';
import { type Bounds, number, within } from '../validation/number.js';
import { dictionary, type Member, type Members, type MemberValues, object } from '../validation/object.js';
import { isObject } from '../validation/parse-json.js';
import type { Reader } from '../validation/reader.js';
import { string as readString } from '../validation/string.js';
import { nullable as readNullable } from '../validation/union.js';
import { titled } from './schema-title.js';
import { ANY, NONE, type Type } from './type.js';

/** What an input takes or an output gives: how it is read, how edges see it, and how the OpenAPI document puts it. */
export interface Kind<T> {
  readonly read: Reader<T>;
  readonly type: Type;
  readonly schema: Readonly<Record<string, unknown>>;
  /** What the document says elsewhere of the names that `schema` refers to. */
  readonly components?: Components | undefined;
  /** Returns a value without the members of its models that are `null`. What is no model keeps its own. */
  readonly bare?: ((value: unknown) => unknown) | undefined;
}

/** Schemas by name. */
export type Components = Readonly<Record<string, object>>;

export type ValueOf<K> = K extends Kind<infer T> ? T : never;

const toSchema = ({ gt, ge, le }: Bounds) => ({
  ...(gt !== undefined && { exclusiveMinimum: gt }),
  ...(ge !== undefined && { minimum: ge }),
  ...(le !== undefined && { maximum: le }),
});

export const integer = (bounds: Bounds = {}): Kind<number> => ({
  read: within(readInteger(), bounds),
  type: 'int',
  schema: { type: 'integer', ...toSchema(bounds) },
});

export const float = (bounds: Bounds = {}): Kind<number> => ({
  read: within(number, bounds),
  type: 'float',
  schema: { type: 'number', ...toSchema(bounds) },
});

const text = readString();

/** Takes numbers for text, too. */
export const string: Kind<string> = {
  read: (input, loc) => text(typeof input === 'number' ? String(input) : input, loc),
  type: 'str',
  schema: { type: 'string' },
};

/** Takes text alone, as the members of models do. */
export const plainString: Kind<string> = { read: text, type: 'str', schema: { type: 'string' } };

export const bool: Kind<boolean> = { read: boolean, type: 'bool', schema: { type: 'boolean' } };

export const anything: Kind<unknown> = { read: (input) => input, type: ANY, schema: {} };

/** A choice that the server has an enumeration for. */
export const enumeration = <const V extends string>(className: string, values: readonly V[]): Kind<V> => ({
  read: choice(values),
  type: className,
  ...named(className, { type: 'string', enum: values }),
});

export const literal = <const V extends string>(values: readonly V[]): Kind<V> => ({
  read: readLiteral(values),
  type: { union: values.map((value) => `'${value}'`) },
  schema: { type: 'string', enum: values },
});

export const list = <T>(item: Kind<T>): Kind<T[]> => ({
  read: readList(item.read),
  type: { list: item.type },
  schema: { type: 'array', items: item.schema },
  components: item.components,
  bare: (values) => (item.bare && Array.isArray(values) ? values.map(item.bare) : values),
});

/** A union within a union is none of its own. */
const members = (type: Type): readonly Type[] =>
  typeof type !== 'string' && 'union' in type && !isChoice(type) ? type.union : [type];

const isChoice = ({ union }: { readonly union: readonly Type[] }) =>
  union.every((type) => typeof type === 'string' && type.startsWith("'"));

export const nullable = <T>(kind: Kind<T>): Kind<T | null> => ({
  bare: kind.bare,
  components: kind.components,
  read: readNullable(kind.read),
  type: { union: [...members(kind.type), NONE] },
  schema: {
    anyOf: [...(Array.isArray(kind.schema['anyOf']) ? kind.schema['anyOf'] : [kind.schema]), { type: 'null' }],
  },
});

/** The members of a model: a kind, and what stands in for an absent one. */
export type Shape = Readonly<Record<string, Kind<unknown> & { readonly absent?: () => unknown }>>;

type ShapeValues<S extends Shape> = MemberValues<{ [K in keyof S]: Member<ValueOf<S[K]>> }>;

/** An object that the server has a class for. */
export const model = <S extends Shape>(className: string, shape: S): Kind<ShapeValues<S>> => ({
  read: object(shape as Members, className) as Reader<ShapeValues<S>>,
  type: className,
  ...named(className, toObjectSchema(shape), ...Object.values(shape)),
  bare: (value) => (isObject(value) ? bareMembers(value, shape) : value),
});

/** Returns the members of a model, or of what is like one, that are not `null`. */
export const bareMembers = (value: object, kinds: Readonly<Record<string, Kind<unknown>>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name, kinds[name]?.bare?.(member) ?? member]),
  );

/** A member of a model that need not be there. */
export const optional = <T, const D>(kind: Kind<T>, absent: D): Kind<T | D> & { absent: () => D } => ({
  ...kind,
  absent: () => absent,
});

export const dict = (className: string): Kind<Record<string, unknown>> => ({
  read: dictionary,
  type: className,
  ...named(className, { type: 'object', additionalProperties: true }),
});

/** Returns how a class is put: by name, and under that name as it is. */
function named(className: string, schema: object, ...members: readonly Pick<Kind<unknown>, 'components'>[]) {
  const components = Object.assign({}, ...members.map((member) => member.components), {
    [className]: { ...schema, title: className },
  });
  return { schema: { $ref: `#/components/schemas/${className}` }, components };
}

function toObjectSchema(shape: Shape): object {
  const members = Object.entries(shape);
  const properties = members.map(([name, { schema, absent }]) => {
    const property = { ...schema, ...titled(name, schema) };
    return [name, absent ? { ...property, default: absent() } : property];
  });
  const required = members.filter(([, { absent }]) => !absent).map(([name]) => name);
  return { type: 'object', properties: Object.fromEntries(properties), required };
}
