/** Returns a value of a document as JSON text, in lines when there is an indent. A bigint is written as its digits. */
export function exactJson(value: unknown, indent?: string): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = indent === undefined ? undefined : `${indent}  `;
  const [colon, before, after] = indent === undefined ? [':', '', ''] : [': ', `\n${inner}`, `\n${indent}`];
  const parts = Array.isArray(value)
    ? value.map((item: unknown) => exactJson(item ?? null, inner)) // as JSON has it
    : Object.entries(value)
        .filter(([, part]) => part !== undefined)
        .map(([name, part]) => `${JSON.stringify(name)}${colon}${exactJson(part, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return parts.length === 0 ? open + close : `${open}${before}${parts.join(`,${before}`)}${after}${close}`;
}
