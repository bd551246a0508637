import { type Issue, ValidationError } from './validation-error.js';

/** Returns a value as Python's `json.dumps` writes it: with spaces, and in ASCII. */
export function toPythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toPythonJson).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return escaped(JSON.stringify(value));
  const members = Object.entries(value).map(
    ([key, member]) => `${escaped(JSON.stringify(key))}: ${toPythonJson(member)}`,
  );
  return `{${members.join(', ')}}`;
}

const escaped = (json: string) =>
  json.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Throws pydantic's error for JSON with half a surrogate pair. `json` is as Python writes it. */
export function assertReadable(json: string): void {
  for (const { 1: sign = '', index } of json.matchAll(ESCAPES)) {
    const next = json.slice(index + sign.length, index + sign.length + 6);
    const isHigh = /^\\ud[89ab]/.test(sign);
    if (sign.length === 12 || !/^\\ud[89a-f]/.test(sign)) continue;
    if (!isHigh) throw unreadable(json, 'lone leading surrogate in hex escape', index + 6);
    if (next.startsWith('\\u')) throw unreadable(json, 'lone leading surrogate in hex escape', index + 12);
    throw unreadable(json, 'unexpected end of hex escape', index + (next.startsWith('\\') ? 8 : 7));
  }
}

/** Each escape; a whole surrogate pair is one. */
const ESCAPES = /(\\ud[89ab][\da-f]{2}\\ud[c-f][\da-f]{2}|\\u[\da-f]{4}|\\.)/g;

function unreadable(json: string, problem: string, column: number): ValidationError {
  const issue: Issue = {
    type: 'json_invalid',
    loc: [],
    msg: `Invalid JSON: ${problem} at line 1 column ${column}`,
    input: json,
  };
  return new ValidationError(issue);
}
