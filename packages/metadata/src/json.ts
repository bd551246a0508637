/** Levels of a record. Deeper ones are not parsed: whoever walks over the value would run out of stack. */
const deepest = 256;
/** A text without an end matches too: starting anew at each quote in it would take the square of the time. */
const tokens = /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|[-+.\w]+/g;

/**
 * Returns the value of a JSON text, or `undefined` when the text is not JSON or has more than 256 levels.
 *
 * An integer beyond `Number.MAX_SAFE_INTEGER` is a bigint. `NaN` and `Infinity`, which Python writes, are the numbers of
 * these names.
 */
export function parseJson(text: string): unknown {
  try {
    if (!/^\s*[[{"\d\-tfnNI]/.test(text) || isDeep(text)) return undefined;
    return /\d{16}|NaN|Infinity/.test(text) ? parseMarked(text) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every token that `JSON.parse` would round or refuse is a marked string while it parses. */
function parseMarked(text: string): unknown {
  const mark = `${Math.random()}:`;
  const safe = text.replace(tokens, (token) => (isUnsafe(token) ? `"${mark}${token}"` : token));
  return JSON.parse(safe, (_, value: unknown) => {
    if (typeof value !== 'string' || !value.startsWith(mark)) return value;
    const token = value.slice(mark.length);
    return /^-?\d+$/.test(token) ? BigInt(token) : Number(token);
  });
}

const isUnsafe = (token: string): boolean =>
  /^-?(?:NaN|Infinity)$/.test(token) || (/^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)));

function isDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x22) quoted = !quoted;
    else if (quoted) {
      if (code === 0x5c) index++;
    } else if (code === 0x5b || code === 0x7b) {
      if (++depth > deepest) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
}
