import { isObject } from './parse-json.js';
import type { Reader } from './reader.js';
import { collectIssues, Invalid, type Location } from './validation-error.js';

/** One member of an object. Without `absent` it has to be there; `null` is a value like any other. */
export interface Member<T> {
  readonly read: Reader<T>;
  /** Returns what stands in for an absent member. */
  readonly absent?: () => T;
}

export type Members = Readonly<Record<string, Member<unknown>>>;

export type MemberValues<M extends Members> = { readonly [K in keyof M]: M[K] extends Member<infer T> ? T : never };

export const must = <T>(read: Reader<T>): Member<T> => ({ read });

export const may = <T, const D>(read: Reader<T>, absent: D): Member<T | D> => ({ read, absent: () => absent });

/** Reads an object. Members it does not know are left out. `className` is how the server calls one inside a node. */
export const object =
  <M extends Members>(members: M, className?: string): Reader<MemberValues<M>> =>
  (input, loc) => {
    if (!isObject(input)) throw notAnObject(input, loc, className);
    const values: Record<string, unknown> = {};
    const steps = Object.entries(members).map(([name, member]) => () => {
      values[name] = readMember(member, input, [...loc, name]);
    });
    collectIssues(steps);
    return values as MemberValues<M>;
  };

/** Reads what stands in an object under the last part of a location. */
function readMember<T>({ read, absent }: Member<T>, input: Record<string, unknown>, loc: Location): T {
  const name = String(loc.at(-1));
  if (Object.hasOwn(input, name)) return read(input[name], loc);
  if (absent) return absent();
  throw new Invalid({ type: 'missing', loc, msg: 'Field required', input });
}

export function notAnObject(input: unknown, loc: Location, className?: string): Invalid {
  if (className !== undefined) {
    const msg = `Input should be a valid dictionary or instance of ${className}`;
    return new Invalid({ type: 'model_type', loc, msg, input, ctx: { class_name: className } });
  }
  const msg = 'Input should be a valid dictionary or object to extract fields from';
  return new Invalid({ type: 'model_attributes_type', loc, msg, input });
}

/** Reads an object of whatever members. */
export const dictionary: Reader<Record<string, unknown>> = (input, loc) => {
  if (isObject(input)) return input;
  throw new Invalid({ type: 'dict_type', loc, msg: 'Input should be a valid dictionary', input });
};
