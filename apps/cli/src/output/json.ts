import { UsageError } from '../error/cli-error.js';

/** The version of the lines that long commands write. */
export const PROTOCOL = 1;

/** Returns a value as JSON text: indented for a terminal, one line for a program. Large integers are numbers. */
export function toJson(value: unknown, isTerminal = false): string {
  return JSON.stringify(value, replace, isTerminal ? 2 : undefined);
}

const MOST_AT_ONCE = 200;

/** Returns the JSON text of an object, in one line, in pieces: its lists may be long. */
export function* toJsonPieces(value: object): Generator<string> {
  let before = '{';
  for (const [name, part] of Object.entries(value)) {
    if (part === undefined) continue;
    yield `${before}${JSON.stringify(name)}:`;
    before = ',';
    if (!Array.isArray(part)) yield toJson(part);
    else yield* listPieces(part);
  }
  yield before === '{' ? '{}' : '}';
}

function* listPieces(list: readonly unknown[]): Generator<string> {
  yield '[';
  for (let start = 0; start < list.length; start += MOST_AT_ONCE) {
    yield (start > 0 ? ',' : '') + toJson(list.slice(start, start + MOST_AT_ONCE)).slice(1, -1);
  }
  yield ']';
}

function replace(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? rawNumber(value) : value;
}

/** Newer releases of Node write a number with all its digits; others write the text of a large one. */
function rawNumber(value: bigint): unknown {
  if (Number.isSafeInteger(Number(value))) return Number(value);
  const { rawJSON } = JSON as { rawJSON?: (text: string) => unknown };
  return rawJSON?.(String(value)) ?? String(value);
}

/** Returns the names in a list such as `board_id,board_name`. Throws a `UsageError` for a name that is not known. */
export function readFields(list: string | undefined, known: readonly string[]): readonly string[] | undefined {
  if (list === undefined) return undefined;
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return names;
  throw new UsageError(`unknown field "${unknown}"`, { hint: `The fields are ${known.join(', ')}.` });
}

/** Returns an object with those fields only, in their order. */
export function pick(value: object, fields: readonly string[] | undefined): object {
  if (!fields) return value;
  const entries = new Map(Object.entries(value));
  return Object.fromEntries(fields.map((name) => [name, entries.get(name) ?? null]));
}
