import type { Found } from '../generation.js';

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

/** Returns the fields of an object that are there. */
export function present<Value extends object>(value: Value): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Value]?: Exclude<Value[Key], undefined> };
}

/** Returns the object without what is absent, and `undefined` when nothing is left. */
export function presentOrNone<Value extends object>(value: Value) {
  const fields = present(value);
  return Object.keys(fields).length > 0 ? fields : undefined;
}

/** Reads fields of a JSON value by their paths. A field of another type is absent, and so is an empty text. */
export class Fields {
  readonly #record: unknown;
  readonly #from: string;

  constructor(record: unknown, from: string) {
    this.#record = record;
    this.#from = from;
  }

  /** Returns the text at the first of the paths that has one. */
  text(...paths: readonly string[]): Found<string> | undefined {
    return this.#first(paths, (value) => (typeof value === 'string' ? value : undefined));
  }

  /** Returns the finite number at the first of the paths that has one; a text of digits is a number too. */
  number(...paths: readonly string[]): Found<number> | undefined {
    return this.#first(paths, (value) => {
      const number = typeof value === 'string' ? toNumber(value) : value;
      return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
    });
  }

  /** Returns the integer at the first of the paths that has one, with all its digits. */
  integer(...paths: readonly string[]): Found<number | bigint> | undefined {
    return this.#first(paths, (value) => {
      const integer = typeof value === 'string' ? toInteger(value) : value;
      return typeof integer === 'bigint' || Number.isSafeInteger(integer) ? (integer as number | bigint) : undefined;
    });
  }

  /** Returns the fields of each item of the list at `path`, at most 1 000. */
  items(path: string): readonly Fields[] {
    const list = this.#at(path);
    if (!Array.isArray(list)) return [];
    return list.slice(0, 1_000).map((item: unknown, index) => new Fields(item, `${this.#from}.${path}.${index}`));
  }

  /** Returns the value at `path`, whatever it is. */
  value(path: string): unknown {
    return this.#at(path);
  }

  #at(path: string): unknown {
    return path === '' ? this.#record : path.split('.').reduce(property, this.#record);
  }

  #first<Value>(paths: readonly string[], read: (value: unknown) => Value | undefined): Found<Value> | undefined {
    for (const path of paths) {
      const value = read(this.#at(path));
      if (value !== undefined) return { value, from: path === '' ? this.#from : `${this.#from}.${path}` };
    }
    return undefined;
  }
}

/** Returns the number that a text is, and `undefined` for any other text. */
export function toNumber(text: string): number | undefined {
  return text.length < 400 && /^\s*-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(text)
    ? Number(text)
    : undefined;
}

/** Returns the integer that a text is: a bigint where a number would lose digits. */
export function toInteger(text: string): number | bigint | undefined {
  if (text.length > 400 || !/^\s*-?\d{1,100}\s*$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text.trim());
}
