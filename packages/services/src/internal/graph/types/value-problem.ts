import type { ValueType } from '@x/models/node-template';

import { printValue } from '@x/transport/errors';

import { describeType } from './describe-type.js';

/** Why the server would refuse a value. */
export interface ValueProblem {
  readonly code: 'value_choice' | 'value_length' | 'value_range' | 'value_type';
  readonly message: string;
  readonly suggestion?: string | undefined;
}

const LONGEST_SHOWN = 60;

/** Returns the problem of a value that is not of `type`. */
export const wrongType = (type: ValueType, value: unknown): ValueProblem => ({
  code: 'value_type',
  message: `must be ${describeType(type)}, got ${shown(value)}`,
});

function shown(value: unknown): string {
  const text = toText(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

function toText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return typeof value === 'bigint' ? String(value) : printValue(value); // it holds a bigint, or itself
  }
}
