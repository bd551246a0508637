import { printValue } from '@x/transport/errors';
import type { ResponseSchema } from '@x/transport/transport';

type RowOf<T> = NonNullable<T> extends readonly (infer Row)[] ? Row : NonNullable<T>;

/**
 * What fields of a response must be, or of each row of a list. A list holds the values that are possible: one of them
 * for a field, any of them for a field that is a list. `undefined` means anything.
 */
export type Expected<T> = { readonly [Key in keyof RowOf<T>]?: unknown };

interface Issue {
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

/** Returns `schema`, which also refuses a response that belongs to another request. */
export function about<T>(schema: ResponseSchema<T>, expected: Expected<T>): ResponseSchema<T> {
  return {
    '~standard': {
      version: 1,
      vendor: 'x',
      async validate(value) {
        const result = await schema['~standard'].validate(value);
        if (result.issues) return result;
        const rows: readonly unknown[] = Array.isArray(result.value) ? result.value : [result.value];
        const known: KnownValues = new Map();
        for (const [index, row] of rows.entries()) {
          const issues = differences(row, expected, rows === result.value ? [index] : [], known);
          if (issues.length > 0) return { issues };
        }
        return result;
      },
    },
  };
}

/** Returns `schema`, which also refuses every value but one: what the server is to echo. */
export function exactly<T>(schema: ResponseSchema<T>, expected: T): ResponseSchema<T> {
  return {
    '~standard': {
      version: 1,
      vendor: 'x',
      async validate(value) {
        const result = await schema['~standard'].validate(value);
        if (result.issues || result.value === expected) return result;
        return { issues: [{ message: 'must be what was sent' }] };
      },
    },
  };
}

/** The values of lists, so that a list of a thousand is read once, and not for each row. */
type KnownValues = Map<readonly unknown[], ReadonlySet<string>>;

function differences(actual: unknown, expected: object, path: readonly PropertyKey[], known: KnownValues): Issue[] {
  if (actual === null) return [];
  const fields = isRecord(actual) ? actual : {};
  return Object.entries(expected).flatMap(([key, wanted]: [string, unknown]): Issue[] => {
    if (wanted === undefined) return [];
    const place = [...path, key];
    const value = fields[key];
    if (Array.isArray(wanted)) {
      const values = known.get(wanted) ?? new Set(wanted.map(String));
      known.set(wanted, values);
      const foreign = (Array.isArray(value) ? value : [value]).find((item) => !values.has(String(item)));
      return foreign === undefined ? [] : [{ path: place, message: `was not requested: ${printValue(foreign)}` }];
    }
    if (typeof wanted === 'object' && wanted !== null) return differences(value, wanted, place, known);
    if (String(value) === String(wanted)) return [];
    return [{ path: place, message: `must be ${printValue(wanted)} as requested, got ${printValue(value)}` }];
  });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
