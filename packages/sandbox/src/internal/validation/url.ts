import type { Reader } from './reader.js';
import { ValidationError } from './validation-error.js';

/** Reads a URL of the web. */
export const url: Reader<string> = (input, loc) => {
  if (typeof input !== 'string')
    throw new ValidationError({ type: 'url_type', loc, msg: 'URL input should be a string or URL', input });
  const parsed = URL.canParse(input) ? new URL(input) : undefined;
  if (parsed && /^https?:$/.test(parsed.protocol)) return parsed.href;
  if (parsed) {
    const msg = "URL scheme should be 'http' or 'https'";
    const ctx = { expected_schemes: "'http' or 'https'" };
    throw new ValidationError({ type: 'url_scheme', loc, msg, input, ctx });
  }
  const error = problemOf(input);
  const msg = `Input should be a valid URL, ${error}`;
  throw new ValidationError({ type: 'url_parsing', loc, msg, input, ctx: { error } });
};

function problemOf(text: string): string {
  if (text === '') return 'input is empty';
  return /^https?:/.test(text) ? 'empty host' : 'relative URL without a base';
}
