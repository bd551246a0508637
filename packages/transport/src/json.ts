import { InputError } from './errors.js';
import { checkText } from './internal/check-text.js';
import { parseExactJson } from './internal/exact-json.js';
import { printValue } from './internal/print-value.js';
import { reasonOf } from './internal/reason-of.js';

const deepest = 1_000;
/** From here on JSON text has an exponent, which the server reads as a float. */
const firstExponent = 1e21;

/**
 * Returns `value` as JSON text. A bigint becomes its digits, a field that is `undefined` is left out.
 *
 * Throws an `InputError` with the path of what `JSON.stringify` would change or drop silently: ill-formed text, `NaN`,
 * an integer that may have lost digits, a function, a `Map`, a hole in a list, a key `__proto__`. An object with a
 * `toJSON` method, such as a `Date`, is written as that method says.
 *
 * @param argument the path of `value` itself; with '' the paths begin below it
 */
export function toJson(value: unknown, argument = ''): string {
  const place = { path: argument ? [argument] : [], parents: new Set<object>() };
  const text = writeOrRefuse(value, place);
  if (text === undefined) throw new InputError(argument || 'body', 'must be a value, got undefined');
  return text;
}

/**
 * Returns the value of a JSON text, as responses are read: an integer beyond `Number.MAX_SAFE_INTEGER` is a bigint.
 *
 * Throws an `InputError` for a text that is no JSON, a key `__proto__` and a number too large for a double.
 *
 * @param argument what the text is called in errors
 */
export function fromJson(text: string, argument: string): unknown {
  try {
    return parseExactJson(text, (path, message) => {
      throw new InputError(path === '' ? argument : `${argument}.${path}`, message);
    });
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(argument, 'is not JSON', undefined, { cause: error });
  }
}

interface Place {
  readonly path: string[];
  readonly parents: Set<object>;
}

/** What a getter or a `toJSON` of the caller throws is the cause of an `InputError`: nothing was sent. */
function writeOrRefuse(value: unknown, place: Place): string | undefined {
  try {
    return write(value, place);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(nameOf(place), `cannot be read: ${reasonOf(error)}`, undefined, { cause: error });
  }
}

function write(value: unknown, place: Place): string | undefined {
  switch (typeof value) {
    case 'undefined':
      return undefined;
    case 'string':
      checkText(nameOf(place), value);
      return JSON.stringify(value);
    case 'number':
      return writeNumber(value, place);
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'object':
      return value === null ? 'null' : writeObject(value, place);
    default:
      return refuse(place, `must be a JSON value, got ${printValue(value)}`);
  }
}

function writeNumber(value: number, place: Place): string {
  if (!Number.isFinite(value)) refuse(place, `must be a finite number, got ${value}`);
  if (Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < firstExponent) {
    const reason = `${value} is beyond 9007199254740991 and may have lost digits`;
    refuse(place, `${reason}; pass a bigint, such as ${BigInt(value)}n, also for what need not be whole`);
  }
  return JSON.stringify(value);
}

function writeObject(value: object, place: Place): string {
  if ('toJSON' in value && typeof value.toJSON === 'function') {
    const converted: unknown = value.toJSON(place.path.at(-1) ?? '');
    if (converted === undefined || converted === null) refuse(place, 'must be a JSON value, its toJSON returns none');
    return write(converted, place) ?? '';
  }
  if (place.parents.has(value)) refuse(place, 'must not contain itself');
  if (place.parents.size >= deepest) refuse({ ...place, path: place.path.slice(0, 4) }, 'is nested too deeply');
  place.parents.add(value);
  const text = Array.isArray(value) ? writeList(value, place) : writeFields(value, place);
  place.parents.delete(value);
  return text;
}

function writeList(list: readonly unknown[], place: Place): string {
  const items: string[] = [];
  for (const [index, item] of list.entries()) {
    place.path.push(String(index));
    items.push(write(item, place) ?? refuse(place, 'must be a value, got undefined; a list cannot leave it out'));
    place.path.pop();
  }
  return `[${items.join()}]`;
}

function writeFields(value: object, place: Place): string {
  if (!isPlain(value)) refuse(place, `must be a plain object, got ${kindOf(value)}`);
  if (Object.getOwnPropertySymbols(value).length > 0) refuse(place, 'must not have symbols as keys');
  const fields: string[] = [];
  for (const [key, field] of Object.entries(value)) {
    place.path.push(key);
    if (key === '__proto__') refuse(place, 'the name "__proto__" is not possible: a copy of the object would lose it');
    checkText(nameOf(place), key);
    const text = write(field, place);
    if (text !== undefined) fields.push(`${JSON.stringify(key)}:${text}`);
    place.path.pop();
  }
  return `{${fields.join()}}`;
}

const nameOf = ({ path }: Place): string => path.join('.') || 'body';

function refuse(place: Place, reason: string): never {
  throw new InputError(nameOf(place), reason);
}

/** Also true for an object of another window or worker, whose prototype is another one. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function kindOf(value: object): string {
  const name: unknown = value.constructor?.name;
  return typeof name === 'string' && name && name !== 'Object' ? `a ${name}` : 'an object with a prototype of its own';
}
