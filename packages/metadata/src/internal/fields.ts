import type { Found, FoundLora, Generation } from '../generation.js';

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the own property `key` of a value, and `undefined` if there is none. */
export function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as JsonObject)[key]
    : undefined;
}

/** Returns a value with where it was found, unless there is none. */
export const toFound = <Value>(value: Value | undefined, from: string): Found<Value> | undefined =>
  value === undefined ? undefined : { value, from };

type Present<Value> = { [Key in keyof Value]?: Exclude<Value[Key], undefined> };

/** Returns the fields of an object that are there. */
export const present = <Value extends object>(value: Value): Present<Value> =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Present<Value>;

/** Returns an object or list, and `undefined` when nothing is in it. */
export const nonEmpty = <Value extends object>(value: Value): Value | undefined =>
  Object.keys(value).length > 0 ? value : undefined;

/** Returns a value that is a text. */
export const toText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Returns a finite number, or the one that a text is. */
export function toNumber(value: unknown): number | undefined {
  const isDigits = typeof value === 'string' && value.length < 400 && digits.test(value);
  const number = isDigits ? Number(value) : value;
  return Number.isFinite(number) ? (number as number) : undefined;
}

const digits = /^[-+.\deE\s]*\d\.?\s*$/;

/** Returns an integer, or the one that a text is: a bigint where a number would lose digits. */
export function toInteger(value: unknown): number | bigint | undefined {
  if (typeof value !== 'string') return typeof value === 'bigint' || isSafe(value) ? value : undefined;
  if (!/^\s*-?\d{1,100}\s*$/.test(value)) return undefined;
  const number = Number(value);
  return isSafe(number) ? number : BigInt(value.trim());
}

const isSafe = (value: unknown): value is number => Number.isSafeInteger(value);

/** How fields of a generation, of its models and LoRAs are read that are no texts. */
const readers: Readonly<Record<string, (value: unknown) => string | number | bigint | undefined>> = {
  ...{ steps: toNumber, cfgScale: toNumber, strength: toNumber, width: toNumber, height: toNumber, weight: toNumber },
  seed: toInteger,
};

/** What can be read of a record. */
type Readable = Omit<Generation, 'format' | 'model' | 'vae' | 'loras' | 'record'> & FoundLora;

/** The paths of fields. Of several paths, the first that has a value counts. */
export type Paths = { readonly [Name in keyof Readable]?: string | readonly string[] };

/** A JSON value and where it was found. A field of another type than expected is absent. */
export class Fields {
  readonly found: Found<unknown>;

  constructor(value: unknown, from: string) {
    this.found = { value, from };
  }

  /** Returns the fields that are there, of those that have a path and those whose path is their name. */
  read<Given extends Paths, Same extends keyof Readable = never>(
    paths: Given,
    ...same: readonly Same[]
  ): Pick<Readable, (keyof Given & keyof Readable) | Same> {
    const read: Record<string, Found<unknown>> = {};
    for (const name of [...same, ...Object.keys(paths)] as (keyof Readable)[]) {
      const path = paths[name] ?? name;
      const found = this.#first(typeof path === 'string' ? [path] : path, readers[name] ?? toText);
      if (found) read[name] = found;
    }
    return read as Pick<Readable, (keyof Given & keyof Readable) | Same>;
  }

  /** Returns the text at `path`. */
  text(path: string): Found<string> | undefined {
    return this.#first([path], toText);
  }

  /** Returns the fields of the value at `path`. */
  at(path: string): Fields {
    return new Fields(valueAt(this.found.value, path), join(this.found.from, path));
  }

  /** Returns the fields of each item of the list at `path`, at most 1 000. */
  items(path: string): readonly Fields[] {
    const { value, from } = this.at(path).found;
    return Array.isArray(value) ? value.slice(0, 1_000).map((item, index) => new Fields(item, `${from}.${index}`)) : [];
  }

  #first<Value>(paths: readonly string[], read: (value: unknown) => Value | undefined): Found<Value> | undefined {
    for (const path of paths) {
      const value = read(valueAt(this.found.value, path));
      if (value !== undefined) return { value, from: join(this.found.from, path) };
    }
    return undefined;
  }
}

function valueAt(value: unknown, path: string): unknown {
  if (path === '') return value;
  return path.includes('.') ? path.split('.').reduce(property, value) : property(value, path);
}

const join = (from: string, path: string): string => (path === '' ? from : `${from}.${path}`);
