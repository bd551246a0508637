import type { Reader } from './reader.js';
import { isRecord } from './record.js';
import { collectIssues, extraForbidden, type Location, ValidationError } from './validation-error.js';

/** One member of an object. It is required unless it has `absent`; `null` is not absent. */
export interface Member<T> {
  readonly read: Reader<T>;
  /** Returns the default of an absent member. */
  readonly absent?: () => T;
}

export type Members = Readonly<Record<string, Member<unknown>>>;

export type MemberValues<M extends Members> = { readonly [K in keyof M]: M[K] extends Member<infer T> ? T : never };

export const must = <T>(read: Reader<T>): Member<T> => ({ read });

export const may = <T, const D>(read: Reader<T>, absent: D): Member<T | D> => ({ read, absent: () => absent });

/** Reads an object and drops unknown members. `className` is the server's class of an object inside a node. */
export const object =
  <M extends Members>(members: M, className?: string): Reader<MemberValues<M>> =>
  (input, loc) => {
    if (!isRecord(input)) throw notAnObject(input, loc, className);
    const values: Record<string, unknown> = {};
    const steps = Object.entries(members).map(([name, member]) => () => {
      values[name] = readMember(member, input, [...loc, name]);
    });
    collectIssues(steps);
    return values as MemberValues<M>;
  };

/** Reads an object and refuses unknown members. */
export const strictObject =
  <M extends Members>(members: M): Reader<MemberValues<M>> =>
  (input, loc) => {
    if (!isRecord(input)) throw notAnObject(input, loc);
    let values: MemberValues<M> | undefined;
    const extras = Object.keys(input).filter((name) => !Object.hasOwn(members, name));
    collectIssues([
      () => {
        values = object(members)(input, loc);
      },
      ...extras.map((name) => () => {
        throw extraForbidden([...loc, name], input[name]);
      }),
    ]);
    return values as MemberValues<M>;
  };

/** Reads the member of an object that the last part of `loc` names. */
function readMember<T>({ read, absent }: Member<T>, input: Record<string, unknown>, loc: Location): T {
  const name = String(loc.at(-1));
  if (Object.hasOwn(input, name)) return read(input[name], loc);
  if (absent) return absent();
  throw new ValidationError({ type: 'missing', loc, msg: 'Field required', input });
}

export function notAnObject(input: unknown, loc: Location, className?: string): ValidationError {
  if (className !== undefined) {
    const msg = `Input should be a valid dictionary or instance of ${className}`;
    return new ValidationError({ type: 'model_type', loc, msg, input, ctx: { class_name: className } });
  }
  const msg = 'Input should be a valid dictionary or object to extract fields from';
  return new ValidationError({ type: 'model_attributes_type', loc, msg, input });
}

/** Reads an object with any members. */
export const dictionary: Reader<Record<string, unknown>> = (input, loc) => {
  if (isRecord(input)) return input;
  throw new ValidationError({ type: 'dict_type', loc, msg: 'Input should be a valid dictionary', input });
};
