const longest = 80;

/** Returns `value` as it can be part of an error message: text quoted and shortened, objects and lists by kind only. */
export function printValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(shorten(value, longest));
  if (typeof value === 'bigint') return `${shorten(String(value), longest)}n`;
  if (Array.isArray(value)) return value.length === 1 ? 'a list of 1 item' : `a list of ${value.length} items`;
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/** Returns a text of at most `length` characters, plus an ellipsis where it was cut, never inside a character. */
export const shorten = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length).replace(/[\ud800-\udbff]$/, '')}…` : text;
