import { HttpException } from './http-exception.js';

const TOKENS = /"(?:[^"\\]|\\.)*"|\s+|-?(?:\d[\d.eE+-]*|Infinity)|NaN/g;

/**
 * Rewrites JSON as the server does: without spaces, `1.0` as `1.0`, `null` for NaN and Infinity.
 * Throws 404 for lone surrogates, as the server does.
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
  if (!text.isWellFormed()) throw new HttpException(404, 'Not Found');
  return JSON.stringify(text);
}
