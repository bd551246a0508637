/** Returns a number as the server writes one that it knows to be no integer: with a point or an exponent. */
export function floatJson(value: unknown): string {
  if (typeof value !== 'number' || !Number.isFinite(value)) return JSON.stringify(value);
  const size = Math.abs(value);
  if (value !== 0 && (size < 1e-5 || size >= 1e16)) return value.toExponential().replace('e+', 'e');
  if (Object.is(value, -0)) return '-0.0';
  const text = String(value);
  return text.includes('.') ? text : `${text}.0`;
}
