import { Refusal } from './http-exception.js';

const TOKENS = /"(?:[^"\\]|\\.)*"|\s+|-?(?:\d[\d.eE+-]*|Infinity)|NaN/g;

/**
 * Rewrites JSON as the server does: close together, `1.0` as `1.0`, and `null` for numbers that JSON has not.
 * Throws at halves of characters, which the server finds no more once it has stored them.
 */
export const toServerJson = (text: string): string =>
  text.replaceAll(TOKENS, (token) => {
    if (token.startsWith('"')) return quote(JSON.parse(token));
    if (token.trim() === '' || /^\d+$/.test(token)) return token.trim();
    const value = Number(token);
    if (!Number.isFinite(value)) return 'null';
    return /[.eE]/.test(token) && /^-?\d+$/.test(String(value)) ? `${value}.0` : String(value);
  });

function quote(text: string): string {
  if (!text.isWellFormed()) throw new Refusal(404, 'Not Found');
  return JSON.stringify(text);
}
