import type { ValueType } from '@x/models/node-template';
import { printValue } from '@x/transport/errors';

import type { NodeTypes } from '../../../graph.js';
import { type CheckedValue, ready, refused } from './checked-value.js';

/** Checks a value of a type that has no rules of its own: its kind, and the fields that an object must have. */
export function checkObject(value: unknown, type: ValueType, types: NodeTypes): CheckedValue {
  const problem = problemOf(value, type, types);
  return problem === undefined ? ready(value) : refused(`must be ${problem}, got ${printValue(value)}`);
}

function problemOf(value: unknown, type: ValueType, types: NodeTypes): string | undefined {
  switch (type.kind) {
    case 'any':
      return undefined;
    case 'null':
      return value === null ? undefined : 'null';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'integer':
      return Number.isInteger(value) ? undefined : 'an integer';
    case 'number':
      return typeof value === 'number' ? undefined : 'a number';
    case 'string':
      return typeof value === 'string' ? undefined : 'a text';
    case 'choice':
      return type.values.some((one) => one === value) ? undefined : `one of ${type.values.join(', ')}`;
    case 'list':
      return Array.isArray(value) && value.every((item) => problemOf(item, type.item, types) === undefined)
        ? undefined
        : `a list, each item ${problemOf(undefined, type.item, types) ?? 'anything'}`;
    case 'map':
      return isFields(value) ? undefined : 'an object';
    case 'object':
      return objectProblem(value, type.name, types);
    case 'union': {
      const problems = type.members.map((member) => problemOf(value, member, types));
      return problems.includes(undefined) ? undefined : problems.filter((one) => one !== 'null').join(', or ');
    }
  }
}

function objectProblem(value: unknown, name: string, types: NodeTypes): string | undefined {
  const { fields, required = [] } = types.objects.get(name) ?? {};
  if (!fields) return undefined;
  const isWhole = isFields(value) && required.every((field) => value[field] !== undefined);
  const needed = required.length > 0 ? ` with ${required.join(', ')}` : '';
  return isWhole ? undefined : `a ${name}, an object${needed}`;
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
