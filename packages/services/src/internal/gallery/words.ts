import { InputError } from '@x/transport/errors';

/** A word of a filter. */
export interface FilterWord {
  /** What is before the colon, if there is one outside of quotes. */
  readonly key: string | undefined;
  readonly value: string;
}

const WORD = /\s*(?:([A-Za-z]+):)?(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))?/y;

/** Yields the words of a filter. Throws an `InputError` for a quote without its end, and for a condition without value. */
export function* words(text: string): Generator<FilterWord> {
  const pattern = new RegExp(WORD);
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const at = pattern.lastIndex;
    const [, key, inQuotes, plain] = pattern.exec(text) ?? [];
    const value = inQuotes?.replaceAll(/\\(.)/g, '$1') ?? plain;
    if (pattern.lastIndex === at || (value === undefined && key === undefined)) {
      throw new InputError('filter', `has a quote without its end: ${text.slice(at).trim()}`);
    }
    if (!value)
      throw new InputError('filter', key === undefined ? 'has quotes around nothing' : `needs a value after "${key}:"`);
    yield { key, value };
  }
}

/** Returns a value in quotes where it needs them. */
export const quoted = (value: string, always = false): string =>
  always || /[\s"]/.test(value) ? `"${value.replaceAll(/["\\]/g, '\\$&')}"` : value;
