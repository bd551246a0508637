import type { Generation } from '../../generation.js';
import { parseJson } from '../../json.js';
import type { MetadataText } from '../../metadata-text.js';
import { Fields, isJsonObject } from '../fields.js';

/** A text of a file, with its key as dialects know it. */
export interface KeyedText extends Pick<MetadataText, 'key' | 'text'> {
  /** The key in lower case. */
  readonly plainKey: string;
}

/** What a text says, as far as it says it. */
export type DialectFields = { readonly [Name in Exclude<keyof Generation, 'format'>]?: Generation[Name] | undefined };

/** Returns how a picture was made, as one kind of generator says it, or `undefined` if none of the texts is of its kind. */
export type Dialect = (texts: readonly KeyedText[]) => DialectFields | undefined;

/** Returns the first text of one of the keys that is a JSON object, of those that `isOf` accepts. */
export function findRecord(texts: readonly KeyedText[], keys: readonly string[], mark = ''): Fields | undefined {
  for (const { key, plainKey, text } of texts) {
    if (!keys.includes(plainKey) || !text.includes(mark)) continue;
    const value = parseJson(text);
    const record = typeof value === 'string' ? parseJson(value) : value;
    if (isJsonObject(record)) return new Fields(record, key);
  }
  return undefined;
}

/** Returns the first text of one of the keys, with its key as it is stored. */
export function findText(texts: readonly KeyedText[], ...keys: readonly string[]) {
  const found = texts.find(({ plainKey }) => keys.includes(plainKey));
  return found && { value: found.text, from: found.key };
}

const boxes: ReadonlyMap<string, string> = new Map([
  ['\u00a9cmt', 'comment'],
  ['\u00a9des', 'description'],
  ['desc', 'description'],
]);

/** Returns a text with its plain key: without what QuickTime puts before it, and with names of boxes of an MP4 spelled out. */
export function toKeyedText({ key, text }: MetadataText): KeyedText {
  const lower = key.toLowerCase().replace(/^com\.apple\.quicktime\./, '');
  return { key, text, plainKey: boxes.get(lower) ?? lower };
}
