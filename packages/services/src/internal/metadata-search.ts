import type { ImageMetadata } from '@x/models/image';
import { InputError, printValue } from '@x/transport/errors';
import { toJson } from '@x/transport/json';
import { requireObject } from './arguments.js';

/** An entry of the metadata of an image. */
export interface MetadataEntry {
  /** A key at the top level of the metadata, such as `seed`. */
  readonly key: string;
  /** A JSON value. Numbers and bigints of the same value are equal, objects with the same entries too. */
  readonly value: unknown;
}

/** Returns the entry. Throws an `InputError` for a key that is no text or a value that no JSON holds. */
export function checkEntry(entry: MetadataEntry): MetadataEntry {
  const { key, value } = requireObject('entry', entry);
  if (typeof key !== 'string' || key === '') {
    throw new InputError('key', `must be a text of at least 1 character, got ${printValue(key)}`);
  }
  toJson(value, 'value');
  return { key, value };
}

/** The characters that every writer of JSON leaves as they are. */
const escaped = /[^\w !#$%()*+,\-.:;=?@[\]^`{|}~]/;
/** A term for the value is shorter than this only if the key has none. */
const shortest = 3;
/** The most characters of a term, which is part of a URL. */
const longest = 100;

/** Returns a text that is in the metadata text of every image with the entry, whoever wrote it; or `undefined`. */
export function searchTerm({ key, value }: MetadataEntry): string | undefined {
  const isText = typeof value === 'string' || typeof value === 'bigint' || Number.isSafeInteger(value);
  const [ofKey, ofValue] = [plainPart(key), isText ? plainPart(String(value)) : ''];
  return (ofValue.length >= shortest ? ofValue : ofKey || ofValue) || undefined;
}

const plainPart = (text: string): string =>
  text
    .split(escaped)
    .reduce((best, part) => (part.length > best.length ? part : best), '')
    .slice(0, longest);

/** Says whether metadata has an entry at its top level. */
export const hasEntry = (metadata: ImageMetadata | undefined, { key, value }: MetadataEntry): boolean =>
  metadata !== undefined && Object.hasOwn(metadata, key) && isSame(metadata[key], value);

/** Says whether two values are the same JSON. The order of keys does not matter. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'bigint' || typeof b === 'bigint') {
    return typeof a !== 'string' && typeof b !== 'string' && String(a) === String(b);
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [entries(a), entries(b)];
  return (
    left.size === right.size && [...left].every(([name, value]) => right.has(name) && isSame(value, right.get(name)))
  );
}

/** Returns the entries that JSON would have. */
const entries = (value: object): Map<string, unknown> =>
  new Map(Object.entries(value).filter(([, inner]) => inner !== undefined));
