import type { Generation } from '../../generation.js';
import { parseJson } from '../../json.js';
import type { MetadataText } from '../../metadata-text.js';
import { isJsonObject, type JsonObject } from '../fields.js';

/** Returns how a picture was made, as one kind of generator says it, or `undefined` if none of the texts is of its kind. */
export type Dialect = (texts: readonly MetadataText[]) => Generation | undefined;

/** A text that is a JSON object. */
export interface ParsedText {
  readonly key: string;
  readonly record: JsonObject;
}

/** Returns the first text of one of the keys, whatever their case, that is a JSON object. */
export function findRecord(texts: readonly MetadataText[], ...keys: readonly string[]): ParsedText | undefined {
  for (const { key, text } of texts) {
    if (!keys.includes(key.toLowerCase())) continue;
    const value = parseJson(text);
    const record = typeof value === 'string' ? parseJson(value) : value;
    if (isJsonObject(record)) return { key, record };
  }
  return undefined;
}

/** Returns the first text of one of the keys, whatever their case. */
export function findText(texts: readonly MetadataText[], ...keys: readonly string[]): MetadataText | undefined {
  return texts.find(({ key }) => keys.includes(key.toLowerCase()));
}
