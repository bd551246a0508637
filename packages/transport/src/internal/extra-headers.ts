import { InputError } from '../errors.js';
import { isRecord } from './is-record.js';
import { printValue } from './print-value.js';

/**
 * Headers of every request beside the SDK's own, for instance the login of a proxy. None of them is sent to another
 * origin, and no error names a value. `authorization` gives way to a token.
 */
export type ExtraHeaders = Readonly<Record<string, string>>;

/** Set by the SDK or by the platform, according to the body and the connection. */
const reserved = /^(?:content-(?:type|length)|transfer-encoding|connection|keep-alive|host|expect|te|trailer|upgrade)$/;

/** Returns the headers with names in lower case. Throws an `InputError` that names a header which cannot be sent. */
export function checkHeaders(headers: ExtraHeaders = {}): ExtraHeaders {
  if (!isRecord(headers) || Symbol.iterator in headers || headers instanceof Headers) {
    const example = "{ 'x-api-key': '…' }";
    throw new InputError('headers', `must be a plain object, such as ${example}, got ${printValue(headers)}`);
  }
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [checkName(name), checkValue(name, value)]));
}

function checkName(name: string): string {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) {
    throw new InputError('headers', `must have names of letters, digits and hyphens, got ${printValue(name)}`);
  }
  const lower = name.toLowerCase();
  if (reserved.test(lower)) throw new InputError('headers', `must not contain ${lower}, which is set automatically`);
  return lower;
}

/** A control character would end the header early, and spaces at its ends are lost on the way. */
function checkValue(name: string, value: unknown): string {
  if (
    typeof value === 'string' &&
    /^(?:[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?)?$/.test(value)
  ) {
    return value;
  }
  const reason = 'text in Latin-1 without line breaks, and without spaces at its ends';
  throw new InputError('headers', `must have as ${name} ${reason}`);
}
