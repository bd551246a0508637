import { ConnectionError, ResponseError } from '../../errors.js';
import { parseExactJson } from '../exact-json.js';
import type { Redact } from '../excerpt.js';

interface Context {
  readonly route: string;
  readonly redact: Redact;
}

/** Returns the value of a JSON text. Throws a `ConnectionError` when its end is missing, else a `ResponseError`. */
export function parseJson(text: string, { route, redact }: Context): unknown {
  const refuse = (path: string, message: string): never => {
    throw new ResponseError(route, [{ message, path }], redact(text));
  };
  try {
    return parseExactJson(text, refuse);
  } catch (error) {
    if (error instanceof ResponseError) throw error;
    checkEnd(text, { route });
    return refuse('', 'is not JSON');
  }
}

/** Throws a `ConnectionError` when the end of a JSON text is missing. */
export function checkEnd(text: string, { route }: Pick<Context, 'route'>): void {
  if (isCutOff(text)) throw new ConnectionError(route, 'the JSON of the response was cut off');
}

/** Returns whether a text is only the beginning of JSON: a list, object or string in it is not closed. */
function isCutOff(text: string): boolean {
  const start = text.trimStart();
  if (start === '') return false;
  if (!'{["'.includes(start.charAt(0)))
    return ['true', 'false', 'null'].some((word) => word !== start && word.startsWith(start));
  let depth = 0;
  let index = 0;
  do {
    const character = start.charAt(index);
    if (character === '"') {
      index = endOfString(start, index);
      if (index < 0) return true;
    } else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    index++;
  } while (depth > 0 && index < start.length);
  return depth > 0;
}

/** Returns the index of the quote that closes the string from `index` on, or -1. */
function endOfString(text: string, index: number): number {
  for (let end = text.indexOf('"', index + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charAt(end - 1 - backslashes) === '\\') backslashes++;
    if (backslashes % 2 === 0) return end;
  }
  return -1;
}
