import { InputError } from '../../errors.js';
import { isRecord } from '../is-record.js';
import { printValue } from '../print-value.js';
import { isStream } from './chunks.js';

/** The longest text that is printed as a path. A longer one is the content of a file. */
const longestPath = 260;

/** Returns the error for what is no file. It says what to pass instead. */
export const refuseFile = (argument: string, value: unknown): InputError =>
  new InputError(argument, `must be a file, bytes or { stream, name, type }, got ${described(value)}`);

function described(value: unknown): string {
  if (typeof value === 'string') return `${printText(value)}; for a path, pass await openAsBlob(path) of node:fs`;
  if (!isRecord(value)) return printValue(value);
  if (typeof value['href'] === 'string')
    return 'a URL; pass the blob() of a response, or await openAsBlob(url) of node:fs';
  if (typeof value['then'] === 'function') return 'a promise; await it';
  if (typeof value['blob'] === 'function') return 'a response; pass await response.blob()';
  if (isStream(value)) return 'a stream alone; pass { stream, name, type }';
  return printValue(value);
}

const printText = (text: string): string =>
  text.length > longestPath || /\p{Cc}|^data:/u.test(text) ? 'a text' : printValue(text);
