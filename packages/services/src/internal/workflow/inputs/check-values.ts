import { InputError } from '@x/transport/errors';

import { requireObject } from '../../arguments.js';
import type { ValueProblem } from '../errors.js';
import { type CheckContext, type CheckedInput, checkInput } from './check-value.js';
import type { CheckedValue, PendingValue } from './checked-value.js';
import { type FoundInput, findInput, type InputSubject } from './find-input.js';

/** A value that was checked, and the input that it is for. */
export interface GivenValue {
  readonly key: string;
  readonly value: unknown;
  readonly input: FoundInput;
  readonly checked: CheckedInput;
}

/** Returns values that are an object. Throws an `InputError` for others, also a `Map` and a promise: they have no fields. */
export function requireValues<T extends object>(argument: string, values: T): T {
  const prototype: unknown = Object.getPrototypeOf(requireObject(argument, values));
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  if (isPlain || Object.keys(values).length > 0) return values;
  const kind = Object.prototype.toString.call(values).slice('[object '.length, -1);
  throw new InputError(argument, `must be an object with values by label, got a ${kind} without fields`);
}

/** Returns the values by their inputs, and all problems that can be found without a request. */
export function checkValues(
  values: Readonly<Record<string, unknown>>,
  subject: InputSubject,
  context: CheckContext,
): { readonly given: GivenValue[]; readonly problems: ValueProblem[] } {
  const given = new Map<string, GivenValue>();
  const problems: ValueProblem[] = [];
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const refuse = (message: string): void => void problems.push({ key, value, message });
    const input = findInput(key, subject);
    if (typeof input === 'string') {
      refuse(input);
      continue;
    }
    const place = `${input.nodeId}.${input.field}`;
    const other = given.get(place);
    if (other) refuse(`${input.title} is given twice, also as "${other.key}"`);
    const checked = checkInput(value, input.rule, context);
    const { passedTo = [] } = input.rule;
    const why = passedTo.length > 0 ? `; it is passed on to ${passedTo.join(', ')}` : '';
    for (const item of itemsOf(checked)) if (item.status === 'refused') refuse(`${input.title} ${item.reason}${why}`);
    given.set(place, { key, value, input, checked });
  }
  return { given: [...given.values()], problems };
}

/** Returns the one value, or each of a list. */
export const itemsOf = (checked: CheckedInput): readonly CheckedValue[] =>
  checked.isList ? checked.items : [checked.item];

/** Returns what is stored in the document. `settle` gives the value for what was pending. */
export function storedValue(checked: CheckedInput, settle: (pending: PendingValue) => unknown): unknown {
  const stored = (item: CheckedValue): unknown => {
    if (item.status === 'pending') return settle(item.pending);
    return item.status === 'ready' ? item.value : undefined;
  };
  return checked.isList ? checked.items.map(stored) : stored(checked.item);
}
