import { expectKind } from './expect-kind.js';
import { isJsonObject } from './fields.js';

/** Throws a `TypeError` for an argument `texts` that is no list of texts with their keys. */
export function expectTexts(texts: unknown): void {
  expectKind('texts', texts, 'a list of objects with a key and a text', Array.isArray(texts) && texts.every(isText));
}

const isText = (value: unknown): boolean =>
  isJsonObject(value) && typeof value['key'] === 'string' && typeof value['text'] === 'string';
