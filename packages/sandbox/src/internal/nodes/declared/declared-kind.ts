import {
  anything,
  bool,
  dict,
  enumeration,
  float,
  integer,
  type Kind,
  list,
  literal,
  model,
  nullable,
  optional,
  plainString,
  type Shape,
  string,
} from '../kind.js';
import { plainDict, unionOf } from '../union-kind.js';
import { DECLARED_CLASSES } from './declared-classes.js';
import { limitedUnion, type UnionLimits } from './limited-union.js';

/** A type as it is declared: a name, a union, or a type with limits. */
export type Declared = string | readonly Declared[] | DeclaredDetails;

interface DeclaredDetails extends UnionLimits {
  readonly union?: readonly Declared[];
  readonly type?: string;
  readonly list?: Declared;
  readonly enum?: readonly (number | string)[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

interface DeclaredClass {
  readonly className: string;
  readonly enum?: readonly (number | string)[];
  readonly members?: Readonly<
    Record<
      string,
      { readonly of: Declared; readonly required?: true; readonly default?: unknown; readonly fresh?: true }
    >
  >;
}

const SIMPLE: Readonly<Record<string, Kind<unknown>>> = {
  any: anything,
  boolean: bool,
  integer: integer(),
  number: float(),
  string,
  dict: plainDict,
};

/** Returns the kind of a declared type. The members of a class accept no number as text. */
export function declaredKind(declared: Declared, isMember = false): Kind<unknown> {
  if (typeof declared === 'string') {
    return isMember && declared === 'string' ? plainString : (SIMPLE[declared] ?? classKind(declared));
  }
  if (isUnion(declared)) {
    const kinds = declared.filter((one) => one !== 'null').map((one) => declaredKind(one, isMember));
    const joined = kinds.length === 1 && kinds[0] ? kinds[0] : unionOf(kinds);
    return declared.includes('null') ? nullable(joined) : joined;
  }
  if (declared.enum) return literal(declared.enum);
  const { ge: least, le: most, maxLength } = declared;
  if (declared.union) {
    const limits = Object.entries({ ge: least, le: most, maxLength }).filter(([, limit]) => limit !== undefined);
    return limitedUnion(declaredKind(declared.union, isMember), Object.fromEntries(limits));
  }
  if (declared.list !== undefined) return listKind(declaredKind(declared.list, isMember), declared);
  const { exclusiveMinimum: gt, minimum: ge, exclusiveMaximum: lt, maximum: le, multipleOf } = declared;
  const bounds = Object.fromEntries(
    Object.entries({ gt, ge, lt, le, multipleOf }).filter(([, limit]) => limit !== undefined),
  );
  return declared.type === 'integer' ? integer(bounds) : float(bounds);
}

const isUnion = (declared: Declared): declared is readonly Declared[] => Array.isArray(declared);

const listKind = (item: Kind<unknown>, { minItems: least, maxItems: most }: DeclaredDetails): Kind<unknown> =>
  list(item, { ...(least !== undefined && { least }), ...(most !== undefined && { most }) });

let classes: ReadonlyMap<string, DeclaredClass> | undefined;
const known = new Map<string, Kind<unknown>>();

function classKind(className: string): Kind<unknown> {
  classes ??= new Map(
    DECLARED_CLASSES.trim()
      .split('\n')
      .map((line): DeclaredClass => JSON.parse(line))
      .map((declared) => [declared.className, declared]),
  );
  const kind = known.get(className) ?? toKind(classes.get(className) ?? { className });
  known.set(className, kind);
  return kind;
}

function toKind({ className, enum: values, members }: DeclaredClass): Kind<unknown> {
  if (values) return enumeration(className, values);
  if (!members) return dict(className);
  const shape = Object.entries(members).map(([name, { of, required, default: fallback = null, fresh }]) => {
    const kind = declaredKind(of, true);
    if (fresh) return [name, { ...kind, absent: () => [], isFresh: true }];
    return [name, required ? kind : optional(kind, fallback)];
  });
  const entries: Shape = Object.fromEntries(shape);
  return model(className, entries);
}
