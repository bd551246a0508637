// Not a whole string at once: one with millions of escapes would take more stack than a regular expression has.
const tokens = /\\.|"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Throws the error for a JSON text that no value can hold. */
type Refuse = (path: string, message: string) => never;

/**
 * Returns the value of a JSON text, in which an integer beyond `Number.MAX_SAFE_INTEGER` is a bigint.
 *
 * Refuses a number that is too large for a double, a key `__proto__` and too many levels, and throws a `SyntaxError` for
 * a text that is not JSON.
 */
export function parseExactJson(text: string, refuse: Refuse): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isInexact(value) ? parseSlowly(text, refuse) : value;
  } catch (error) {
    if (error instanceof RangeError) refuse('', 'is nested too deeply');
    throw error;
  }
}

/** Whether a number may have been rounded, or a copy of the value would lose a key. */
function isInexact(value: unknown): boolean {
  if (typeof value === 'number') return Math.abs(value) > Number.MAX_SAFE_INTEGER;
  return typeof value === 'object' && value !== null && holdsInexact(value);
}

// It sees all that a server sends, so it makes no list of keys and values.
function holdsInexact(value: object): boolean {
  if (Array.isArray(value)) return value.some(isInexact);
  for (const key in value) if (key === '__proto__' || isInexact((value as Record<string, unknown>)[key])) return true;
  return false;
}

function parseSlowly(text: string, refuse: Refuse): unknown {
  const mark = `${Math.random()}:`; // no text of the server begins with it
  let isInString = false;
  const marked = text.replace(tokens, (token) => {
    if (token === '"') isInString = !isInString;
    return !isInString && isLargeInteger(token) ? `"${mark}${token}"` : token;
  });
  return JSON.parse(marked, (key, value: unknown) => {
    if (key === '__proto__') refuse(key, 'the name "__proto__" is not possible: a copy of the object would lose it');
    if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) refuse(key, 'is too large a number');
    return typeof value === 'string' && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value;
  });
}

const isLargeInteger = (token: string): boolean => /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token));
