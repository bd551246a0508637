/** Written as an exponent in JSON, which the server does not read as a whole number. */
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

/** Returns the whole number that the server reads in a value, or `undefined`. */
export function parseInteger(value: unknown): number | undefined {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string') return INTEGER.test(value) ? plain(value) : undefined;
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < EXPONENT_FROM ? value : undefined;
}

/** Returns the number that the server reads in a value, or `undefined`. */
export function parseNumber(value: unknown): number | undefined {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  if (NAN.test(value)) return Number.NaN;
  const infinite = INFINITE.exec(value);
  if (infinite) return Number(`${infinite[1]}Infinity`);
  return DECIMAL.test(value) ? plain(value) : undefined;
}

/** Returns the truth that the server reads in a value, or `undefined`. */
export function parseBoolean(value: unknown): boolean | undefined {
  const word = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.toLowerCase() : value;
  if (typeof word === 'boolean') return word;
  if (typeof word !== 'string') return undefined;
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : undefined;
}

const plain = (text: string): number => Number(text.replaceAll('_', ''));
