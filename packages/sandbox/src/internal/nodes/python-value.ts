import { represent, typeName } from '../validation/pydantic-message.js';
import { PythonError } from './python-error.js';

/** Returns Python's `str` of a value. */
export const pythonText = (value: unknown): string => (typeof value === 'string' ? value : represent(value));

/** Returns Python's `int` of a value. */
export function pythonInteger(value: unknown): number {
  if (typeof value === 'number' || typeof value === 'boolean') return Math.trunc(Number(value));
  if (typeof value !== 'string') {
    const message = `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`;
    throw new PythonError('TypeError', message);
  }
  const text = strip(value);
  if (/^[+-]?\d+(?:_\d+)*$/.test(text)) return Number(text.replaceAll('_', ''));
  throw new PythonError('ValueError', `invalid literal for int() with base 10: ${represent(value)}`);
}

/** Returns Python's `float` of a value. */
export function pythonFloat(value: unknown): number {
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value);
  if (typeof value !== 'string') {
    throw new PythonError('TypeError', `float() argument must be a string or a real number, not '${typeName(value)}'`);
  }
  const text = strip(value).replaceAll('_', '');
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return Number(text);
  throw new PythonError('ValueError', `could not convert string to float: ${represent(value)}`);
}

/** Returns Python's `bool` of a value. */
export function pythonBoolean(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value);
}

/** White space in Python only. A byte order mark is white space in JavaScript only. */
const SPACES = ['\x1c', '\x1d', '\x1e', '\x1f', '\x85'];
const isSpace = (sign = ''): boolean => SPACES.includes(sign) || (sign !== '\ufeff' && /^\s$/.test(sign));

/** Returns a text without the white space around it, as Python's `strip` does. */
export function strip(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isSpace(text[start])) start += 1;
  while (end > start && isSpace(text[end - 1])) end -= 1;
  return text.slice(start, end);
}
