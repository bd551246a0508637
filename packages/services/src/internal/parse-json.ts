/** Returns the value of a JSON text. Integers that a number cannot hold become bigints, as in responses. */
export function parseJson(text: string): unknown {
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) => {
    const isRounded = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
    const source = context?.source ?? '';
    return isRounded && /^-?\d+$/.test(source) ? BigInt(source) : value;
  });
}
