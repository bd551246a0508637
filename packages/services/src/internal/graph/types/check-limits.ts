import type { LengthLimits, NumberLimits } from '@x/models/node-template';

import type { ValueProblem } from './value-problem.js';

/** How far a number may be from a multiple, relative to the number. */
const TOLERANCE = 1e-9;

/** Returns the problem of a number outside its limits. NaN is inside all limits. */
export function numberProblem(value: number, limits: NumberLimits = {}): ValueProblem | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = limits;
  const outOfRange = (limit: string): ValueProblem => ({
    code: 'value_range',
    message: `must be ${limit}, got ${value}`,
  });
  if (minimum !== undefined && value < minimum) return outOfRange(`at least ${minimum}`);
  if (maximum !== undefined && value > maximum) return outOfRange(`at most ${maximum}`);
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) return outOfRange(`more than ${exclusiveMinimum}`);
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) return outOfRange(`less than ${exclusiveMaximum}`);
  if (multipleOf !== undefined && !isMultiple(value, multipleOf)) return outOfRange(`a multiple of ${multipleOf}`);
  return undefined;
}

/** Returns the problem of a length outside its limits. */
export function lengthProblem(
  length: number,
  limits: LengthLimits | undefined,
  unit: string,
): ValueProblem | undefined {
  const { minimum = 0, maximum = Number.POSITIVE_INFINITY } = limits ?? {};
  if (length < minimum)
    return { code: 'value_length', message: `must have at least ${minimum} ${unit}, got ${length}` };
  if (length > maximum) return { code: 'value_length', message: `must have at most ${maximum} ${unit}, got ${length}` };
  return undefined;
}

function isMultiple(value: number, of: number): boolean {
  const rest = Math.abs(value % of);
  const threshold = Math.abs(value) * TOLERANCE;
  return !(rest > threshold && Math.abs(rest - Math.abs(of)) > threshold);
}
