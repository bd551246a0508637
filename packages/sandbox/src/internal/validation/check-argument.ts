/** Returns an argument that must be an object. Throws a `TypeError` that names it for others, lists and functions too. */
export function checkObject<T extends object>(argument: string, value: T): T {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw refusal(argument, 'an object', value);
}

/** Throws a `TypeError` that names the first option that is given and not of its kind. */
export function checkKinds(options: object, kinds: Readonly<Record<string, Kind>>): void {
  const given = new Map<string, unknown>(Object.entries(options));
  for (const [name, kind] of Object.entries(kinds)) {
    const value = given.get(name);
    if (value === undefined || typeof value === kind) continue;
    throw refusal(
      name,
      { boolean: 'true or false', function: 'a function', number: 'a number', string: 'text' }[kind],
      value,
    );
  }
}

type Kind = 'boolean' | 'function' | 'number' | 'string';

function refusal(argument: string, wanted: string, value: unknown): TypeError {
  const got = value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
  return new TypeError(`${argument}: must be ${wanted}, got ${got}`);
}
