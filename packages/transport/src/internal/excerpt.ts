import { isRecord } from './is-record.js';
import { shorten } from './print-value.js';

/** The most characters of one text of a server that an error keeps. */
export const longestText = 500;
/** The most issues that an error keeps. It has their number apart. */
export const mostIssues = 100;
const mostEntries = 1_000;
const mostValues = 10_000;
const deepest = 20;
/** What was made here. It is small enough, and shortening it once more would change what it says of its length. */
const excerpts = new WeakSet<object>();

/** Replaces secrets in a text of the server. */
export type Redact = (text: string) => string;

/**
 * Returns a copy of a JSON value that an error can keep: redacted, its texts shortened, at most 10 000 values, 1 000 in
 * one list or object, 20 levels deep. What is left out is marked by an ellipsis.
 */
export function excerpt(value: unknown, redact: Redact = (text) => text): unknown {
  if (isRecord(value) && excerpts.has(value)) return value;
  let left = mostValues;
  const copyText = (text: string): string => shorten(redact(text), longestText);
  const copy = (part: unknown, depth: number): unknown => {
    left--;
    if (typeof part === 'string') return copyText(part);
    if (typeof part === 'bigint') return shorten(String(part), longestText); // which JSON.stringify refuses
    if (!isRecord(part)) return typeof part === 'function' ? '…' : part;
    if (depth > deepest || left <= 0) return '…';
    const entries = Object.entries(part);
    const kept: (readonly [string, unknown])[] = [];
    for (const [key, item] of entries.slice(0, mostEntries)) {
      if (left <= 0) break;
      kept.push([copyText(key), copy(item, depth + 1)]);
    }
    const rest = entries.length - kept.length;
    if (Array.isArray(part)) return [...kept.map(([, item]) => item), ...(rest > 0 ? [`… ${rest} more`] : [])];
    return Object.fromEntries(rest > 0 ? [...kept, ['…', `${rest} more`]] : kept);
  };
  const result = copy(value, 0);
  if (isRecord(result)) excerpts.add(result);
  return result;
}

/** Returns a value of the server as one line of text, `''` for none. */
export function toText(value: unknown, redact: Redact): string {
  if (value === undefined || value === null) return '';
  const part = excerpt(value, redact);
  return shorten(isRecord(part) ? JSON.stringify(part) : String(part), longestText);
}
