/** From here on JSON has an exponent, which the server does not accept in an integer. */
const EXPONENT_FROM = 1e21;

const DIGITS = String.raw`\d+(?:_\d+)*`;
const INTEGER = new RegExp(String.raw`^\s*[+-]?${DIGITS}(?:\.0*)?\s*$`);
const DECIMAL = new RegExp(
  String.raw`^\s*[+-]?(?:${DIGITS}\.?(?:${DIGITS})?|\.${DIGITS})(?:e[+-]?${DIGITS})?\s*$`,
  'i',
);
const NAN = /^\s*[+-]?nan\s*$/i;
const INFINITE = /^\s*([+-]?)inf(?:inity)?\s*$/i;
const TRUE = new Set(['1', 'on', 't', 'true', 'y', 'yes']);
const FALSE = new Set(['0', 'off', 'f', 'false', 'n', 'no']);

/** Returns the integer that the server converts a value to, or `undefined` if it refuses the value. */
export function parseInteger(value: unknown): number | undefined {
  if (typeof value === 'boolean' || typeof value === 'bigint') return Number(value);
  if (typeof value === 'string') return INTEGER.test(value) ? withoutUnderscores(value) : undefined;
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < EXPONENT_FROM ? value : undefined;
}

/** Returns the number that the server converts a value to, or `undefined` if it refuses the value. */
export function parseNumber(value: unknown): number | undefined {
  if (typeof value === 'boolean' || typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  if (NAN.test(value)) return Number.NaN;
  const infinite = INFINITE.exec(value);
  if (infinite) return Number(`${infinite[1]}Infinity`);
  return DECIMAL.test(value) ? withoutUnderscores(value) : undefined;
}

/** Returns the boolean that the server converts a value to, or `undefined` if it refuses the value. */
export function parseBoolean(value: unknown): boolean | undefined {
  const word = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.toLowerCase() : value;
  if (typeof word === 'boolean') return word;
  if (typeof word !== 'string') return undefined;
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : undefined;
}

const withoutUnderscores = (text: string): number => Number(text.replaceAll('_', ''));
