import type { ValueType } from '@x/models/node-template';
import { nearestName } from '../nearest-name.js';
import type { NodeTypes } from '../node-types.js';
import { lengthProblem, numberProblem } from './check-limits.js';
import { parseBoolean, parseInteger, parseNumber } from './coerce.js';
import { describeType } from './describe-type.js';
import { type Problem, wrongType } from './value-problem.js';

/** Where a value stands: in a field of a node a number passes for a text, further inside it does not. */
export interface ValueContext {
  readonly types: NodeTypes;
  readonly isInside?: boolean | undefined;
}

/** Returns why the server would not take a value, or `undefined` when it would, perhaps as something else. */
export function checkValue(value: unknown, type: ValueType, context: ValueContext): Problem | undefined {
  switch (type.kind) {
    case 'any':
      return undefined;
    case 'null':
      return value === null ? undefined : wrongType(type);
    case 'boolean':
      return parseBoolean(value) === undefined ? wrongType(type) : undefined;
    case 'integer':
      return checkNumber(parseInteger(value), type);
    case 'number':
      return checkNumber(parseNumber(value), type);
    case 'string':
      return checkText(value, type, context);
    case 'choice':
      return checkChoice(value, type);
    case 'list':
      return checkList(value, type, context);
    case 'map':
      return checkMap(value, type, context);
    case 'object':
      return checkObject(value, type, context);
    case 'union':
      return checkUnion(value, type, context);
  }
}

type Of<K extends ValueType['kind']> = Extract<ValueType, { readonly kind: K }>;
type NumberType = Of<'integer' | 'number'>;

const checkNumber = (value: number | undefined, type: NumberType): Problem | undefined =>
  value === undefined ? wrongType(type) : numberProblem(value, type.limits);

function checkText(value: unknown, type: Of<'string'>, { isInside }: ValueContext): Problem | undefined {
  const text = typeof value === 'number' && !isInside ? String(value) : value;
  return typeof text === 'string' ? lengthProblem([...text].length, type.length, 'characters') : wrongType(type);
}

function checkChoice(value: unknown, type: Of<'choice'>): Problem | undefined {
  if (type.values.some((known) => known === value)) return undefined;
  const nearest = typeof value === 'string' ? nearestName(value, type.values.map(String)) : undefined;
  return { code: 'value_choice', message: `must be ${describeType(type)}`, suggestion: nearest };
}

function checkList(value: unknown, type: Of<'list'>, context: ValueContext): Problem | undefined {
  if (!Array.isArray(value)) return wrongType(type);
  return lengthProblem(value.length, type.length, 'items') ?? first(value.entries(), () => type.item, context);
}

function checkMap(value: unknown, type: Of<'map'>, context: ValueContext): Problem | undefined {
  return isRecord(value) ? first(Object.entries(value), () => type.value, context) : wrongType(type);
}

function checkObject(value: unknown, type: Of<'object'>, { types }: ValueContext): Problem | undefined {
  const { fields, required = [] } = types.objects.get(type.name) ?? {};
  if (!fields) return undefined;
  if (!isRecord(value)) return wrongType(type);
  const missing = required.find((name) => value[name] === undefined);
  if (missing !== undefined) return { code: 'value_type', message: `must have ${missing}` };
  const known = Object.entries(value).filter(([name, part]) => part !== undefined && Object.hasOwn(fields, name));
  return first(known, (name) => fields[name] ?? { kind: 'any' }, { types, isInside: true });
}

/** What comes nearest to passing tells most: a number out of range more than that it is no list. */
function checkUnion(value: unknown, type: Of<'union'>, context: ValueContext): Problem | undefined {
  const problems = type.members.map((member) => checkValue(value, member, context));
  if (problems.some((problem) => problem === undefined)) return undefined;
  return problems.find((problem) => problem?.code !== 'value_type') ?? wrongType(type);
}

function first<K extends string | number>(
  values: Iterable<readonly [K, unknown]>,
  typeOf: (key: K) => ValueType,
  context: ValueContext,
): Problem | undefined {
  for (const [key, value] of values) {
    const problem = checkValue(value, typeOf(key), context);
    if (problem) return { ...problem, message: `${key}: ${problem.message}` };
  }
  return undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
