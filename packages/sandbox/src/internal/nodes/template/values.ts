import { isSame, type Part } from './template.js';

/** Yields texts, mostly without end. */
export type Values = Generator<string, void>;

/** Returns the next text. Throws where there is none, as Python does inside a generator. */
export function nextOf(values: Values): string {
  const { value, done } = values.next();
  if (done) throw new Error('generator raised StopIteration');
  return value;
}

/** Joins texts. A separator at either end is removed, unless there is one text only. */
export function joined(texts: readonly string[], separator: string): string {
  const [only] = texts;
  if (only !== undefined && texts.length === 1) return only;
  const text = texts.join(separator);
  const start = text.startsWith(separator) ? separator.length : 0;
  const rest = text.slice(start);
  return separator !== '' && rest.endsWith(separator) ? rest.slice(0, -separator.length) : rest;
}

/** Yields all ordered selections of this size. Parts that are written alike are never selected together. */
export function* combinationsOf(parts: readonly Part[], size: number): Generator<Part[], void> {
  if (size <= 0) yield [];
  else {
    for (const part of parts) {
      const others = parts.filter((other) => !isSame(part, other));
      for (const rest of combinationsOf(others, size - 1)) yield [part, ...rest];
    }
  }
}

/** Returns a list without the item at an index. */
export const without = <T>(items: readonly T[], index: number): T[] => items.filter((_, other) => other !== index);
