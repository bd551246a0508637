import { InputError, printValue } from '@x/transport/errors';

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isFunction: Test = (value) => typeof value === 'function';
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isPath: Test = (value) => typeof value === 'string' && value !== '' && !value.includes('\0');
const isSignal: Test = (value) => isObject(value) && isFunction(value['throwIfAborted']);

/** Kinds of values, as errors name them. Callbacks and signals of `null` count as left out. */
const kinds = {
  text: ['text', isText],
  path: ['a path', isPath],
  texts: ['a list of texts', (value) => Array.isArray(value) && value.every(isText)],
  boolean: ['true or false', (value) => typeof value === 'boolean'],
  count: ['a number from 1 on', (value) => typeof value === 'number' && value >= 1],
  function: ['a function', isFunction],
  callback: ['a function', (value) => value === null || isFunction(value)],
  onInvalid: ['"throw" or a function', (value) => value === null || value === 'throw' || isFunction(value)],
  signal: ['an AbortSignal', (value) => value === null || isSignal(value)],
} as const satisfies Readonly<Record<string, readonly [name: string, test: Test]>>;

type Kind = keyof typeof kinds;
/** The kinds of fields, by name. */
export type FieldKinds = Readonly<Record<string, Kind>>;

/** Throws an `InputError` for an argument that is not of its kind. */
export function checkKind(argument: string, value: unknown, kind: Kind): void {
  const [name, test] = kinds[kind];
  if (!test(value)) throw refusal(argument, value, name);
}

const refusal = (argument: string, value: unknown, name: string): InputError =>
  new InputError(argument, `must be ${name}, got ${printValue(value)}`);

/** Throws an `InputError` for what is no object, or has a field that is neither left out nor of its kind. */
export function checkFields(argument: string, value: unknown, fields: FieldKinds): void {
  if (!isObject(value)) throw refusal(argument, value, 'an object');
  for (const [name, kind] of Object.entries(fields)) {
    const field = value[name];
    if (field !== undefined) checkKind(`${argument}.${name}`, field, kind);
  }
}

/** Fields of queries. */
const queryFields: FieldKinds = {
  ...{ board_id: 'text', search_term: 'text', order_dir: 'text', created_date: 'text' },
  ...{ origin: 'text', image_origin: 'text', video_origin: 'text', categories: 'texts', tags: 'texts' },
  ...{ order_by: 'text', direction: 'text', query: 'text', include_archived: 'boolean', is_intermediate: 'boolean' },
  ...{ starred_first: 'boolean', is_public: 'boolean', has_been_opened: 'boolean', callable: 'boolean' },
};

/** Returns a query without fields that are `null`: they count as left out, as does the query. Throws for wrong ones. */
export function queryOf<Query extends object>(query: Query | null | undefined): Partial<Query> {
  checkFields('query', query ?? {}, {});
  const given: Partial<Query> = { ...query };
  for (const [name, value] of Object.entries(given)) if (value === null) Reflect.deleteProperty(given, name);
  checkFields('query', given, queryFields);
  return given;
}
