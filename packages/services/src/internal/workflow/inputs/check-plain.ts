import type { NumberLimits } from '@x/models/node-template';
import { printValue } from '@x/transport/errors';

import { nearestName } from '../../nearest-name.js';
import { type CheckedValue, ready, refused } from './checked-value.js';
import type { InputChoice, InputRule } from './exposed-input.js';
import { describeLength } from './input-rule.js';

const CHOICES_SHOWN = 40;

/** Checks a number. A text with digits is no number. */
export function checkNumber(value: unknown, { type, limits = {} }: InputRule): CheckedValue {
  const isInteger = type.name === 'IntegerField';
  const isOfType = typeof value === 'bigint' || (isInteger ? Number.isSafeInteger(value) : Number.isFinite(value));
  if (isOfType && isWithin(Number(value), limits)) return ready(value);
  return refused(
    `must be ${[isInteger ? 'an integer' : 'a number', ...describeLimits(limits)].join(', ')}, got ${printValue(value)}`,
  );
}

/** Checks a text. */
export function checkText(value: unknown, { length = {} }: InputRule): CheckedValue {
  if (typeof value === 'string' && isLength([...value].length, length)) return ready(value);
  const characters = describeLength(length);
  const got = typeof value === 'string' ? `${[...value].length}` : printValue(value);
  return refused(`must be a text${characters === undefined ? '' : ` of ${characters} characters`}, got ${got}`);
}

/** Checks true and false. */
export const checkBoolean = (value: unknown): CheckedValue =>
  typeof value === 'boolean' ? ready(value) : refused(`must be true or false, got ${printValue(value)}`);

/** Checks one of several values. Its label is no value, but is suggested. */
export function checkChoice(value: unknown, choices: readonly InputChoice[]): CheckedValue {
  if (choices.some((choice) => choice.value === value)) return ready(value);
  const text = typeof value === 'string' ? value : '';
  const labelled = choices.find(({ label }) => label.toLowerCase() === text.toLowerCase());
  const nearest = labelled
    ? String(labelled.value)
    : nearestName(
        text,
        choices.map((choice) => String(choice.value)),
      );
  const shown = choices.slice(0, CHOICES_SHOWN).map((choice) => JSON.stringify(choice.value));
  const more = choices.length > CHOICES_SHOWN ? `, or ${choices.length - CHOICES_SHOWN} others` : '';
  const suggestion = nearest === undefined ? '' : `; did you mean ${JSON.stringify(nearest)}?`;
  return refused(`must be one of ${shown.join(', ')}${more}, got ${printValue(value)}${suggestion}`);
}

/** Checks a color. */
export function checkColor(value: unknown): CheckedValue {
  const fields: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  const isPart = (name: string): boolean =>
    Number.isInteger(fields[name]) && Number(fields[name]) >= 0 && Number(fields[name]) <= 255;
  const { r, g, b, a } = fields;
  if (['r', 'g', 'b', 'a'].every(isPart)) return ready({ r, g, b, a });
  return refused(`must be a color { r, g, b, a } of integers from 0 to 255, got ${printValue(value)}`);
}

/** Whether a length is within limits. */
export const isLength = (length: number, { minimum = 0, maximum = Number.POSITIVE_INFINITY }): boolean =>
  length >= minimum && length <= maximum;

function isWithin(value: number, limits: NumberLimits): boolean {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum, exclusiveMaximum, multipleOf } = limits;
  if (value < minimum || value > maximum) return false;
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) return false;
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) return false;
  return multipleOf === undefined || isMultiple(value, multipleOf);
}

/** 0.3 is a multiple of 0.1, whatever the division says. */
function isMultiple(value: number, of: number): boolean {
  const quotient = value / of;
  return Math.abs(quotient - Math.round(quotient)) <= 1e-9 * Math.max(1, Math.abs(quotient));
}

function describeLimits({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: NumberLimits): string[] {
  return [
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(exclusiveMinimum === undefined ? [] : [`more than ${exclusiveMinimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
    ...(exclusiveMaximum === undefined ? [] : [`less than ${exclusiveMaximum}`]),
    ...(multipleOf === undefined ? [] : [`a multiple of ${multipleOf}`]),
  ];
}
