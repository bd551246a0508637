import type { ValueType } from '@x/models/node-template';
import { nearestName } from '../../nearest-name.js';
import type { NodeTypes } from '../node-types.js';
import { lengthProblem, numberProblem } from './check-limits.js';
import { parseBoolean, parseInteger, parseNumber } from './coerce.js';
import { type ValueProblem, wrongType } from './value-problem.js';

/** The position of a value: the server accepts a number as a string in a field of a node, but not inside an object. */
export interface ValueContext {
  readonly types: NodeTypes;
  readonly isNested?: boolean | undefined;
}

/** Returns why the server would refuse a value, or `undefined` if it would accept it, perhaps converted. */
export function checkValue(value: unknown, type: ValueType, context: ValueContext): ValueProblem | undefined {
  switch (type.kind) {
    case 'any':
      return undefined;
    case 'null':
      return value === null ? undefined : wrongType(type, value);
    case 'boolean':
      return parseBoolean(value) === undefined ? wrongType(type, value) : undefined;
    case 'integer':
      return checkNumber(value, parseInteger(value), type);
    case 'number':
      return checkNumber(value, parseNumber(value), type);
    case 'string':
      return checkString(value, type, context);
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

const checkNumber = (value: unknown, number: number | undefined, type: NumberType): ValueProblem | undefined =>
  number === undefined ? wrongType(type, value) : numberProblem(number, type.limits);

function checkString(value: unknown, type: Of<'string'>, { isNested }: ValueContext): ValueProblem | undefined {
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  const text = isNumber && !isNested ? String(value) : value;
  return typeof text === 'string' ? lengthProblem([...text].length, type.length, 'characters') : wrongType(type, value);
}

function checkChoice(value: unknown, type: Of<'choice'>): ValueProblem | undefined {
  if (type.values.some((known) => known === value)) return undefined;
  const nearest = typeof value === 'string' ? nearestName(value, type.values.map(String)) : undefined;
  return { ...wrongType(type, value), code: 'value_choice', suggestion: nearest };
}

function checkList(value: unknown, type: Of<'list'>, context: ValueContext): ValueProblem | undefined {
  if (!Array.isArray(value)) return wrongType(type, value);
  return lengthProblem(value.length, type.length, 'items') ?? firstProblem(value.entries(), () => type.item, context);
}

function checkMap(value: unknown, type: Of<'map'>, context: ValueContext): ValueProblem | undefined {
  return isRecord(value) ? firstProblem(Object.entries(value), () => type.value, context) : wrongType(type, value);
}

function checkObject(value: unknown, type: Of<'object'>, { types }: ValueContext): ValueProblem | undefined {
  const { fields, required = [] } = types.objects.get(type.name) ?? {};
  if (!fields) return undefined;
  if (!isRecord(value)) return wrongType(type, value);
  const missing = required.find((name) => value[name] === undefined);
  if (missing !== undefined) return { code: 'value_type', message: `must have a field "${missing}"` };
  const known = Object.entries(value).filter(([name, part]) => part !== undefined && Object.hasOwn(fields, name));
  return firstProblem(known, (name) => fields[name] ?? { kind: 'any' }, { types, isNested: true });
}

/** The most specific problem is returned: that a number is out of range, not that it is not a list. */
function checkUnion(value: unknown, type: Of<'union'>, context: ValueContext): ValueProblem | undefined {
  const problems = type.members.map((member) => checkValue(value, member, context));
  if (problems.some((problem) => problem === undefined)) return undefined;
  return problems.find((problem) => problem?.code !== 'value_type') ?? wrongType(type, value);
}

function firstProblem<K extends string | number>(
  values: Iterable<readonly [K, unknown]>,
  typeOf: (key: K) => ValueType,
  context: ValueContext,
): ValueProblem | undefined {
  for (const [key, value] of values) {
    const problem = checkValue(value, typeOf(key), context);
    if (problem) return { ...problem, message: `${key}: ${problem.message}` };
  }
  return undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
