import type { LengthLimits, NumberLimits } from '@x/models/node-template';

import type { Problem } from './value-problem.js';

/** How far from a multiple a number may be, as a part of itself. */
const TOLERANCE = 1e-9;

/** Returns which limit a number breaks. What is not a number breaks none. */
export function numberProblem(value: number, limits: NumberLimits = {}): Problem | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = limits;
  if (minimum !== undefined && value < minimum) return outside(`at least ${minimum}`);
  if (maximum !== undefined && value > maximum) return outside(`at most ${maximum}`);
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) return outside(`more than ${exclusiveMinimum}`);
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) return outside(`less than ${exclusiveMaximum}`);
  if (multipleOf !== undefined && !isMultiple(value, multipleOf)) return outside(`a multiple of ${multipleOf}`);
  return undefined;
}

/** Returns which limit a length breaks. */
export function lengthProblem(length: number, limits: LengthLimits | undefined, unit: string): Problem | undefined {
  const { minimum = 0, maximum = Number.POSITIVE_INFINITY } = limits ?? {};
  if (length < minimum) return { code: 'value_length', message: `must have at least ${minimum} ${unit}` };
  if (length > maximum) return { code: 'value_length', message: `must have at most ${maximum} ${unit}` };
  return undefined;
}

const outside = (limit: string): Problem => ({ code: 'value_range', message: `must be ${limit}` });

function isMultiple(value: number, of: number): boolean {
  const rest = Math.abs(value % of);
  const threshold = Math.abs(value) * TOLERANCE;
  return !(rest > threshold && Math.abs(rest - Math.abs(of)) > threshold);
}
