import { type Kind, nullable } from './kind.js';
import type { Input, InputSource } from './node-type.js';

type InputOptions<T> = Partial<Pick<Input<T>, 'check' | 'hints' | 'source'>>;

/** An input with a default. */
export const input = <T>(kind: Kind<T>, fallback: T, more: InputOptions<T> = {}): Input<T> => ({
  source: 'any',
  hints: {},
  ...more,
  ...kind,
  fallback,
  isRequired: false,
});

/** An input that must have a value when the node runs, and may be `null` before. */
export const requiredInput = <T>(kind: Kind<T>, hints: Input<T>['hints'] = {}): Input<T> => ({
  ...(nullable(kind) as Kind<T>),
  hints,
  fallback: null,
  isRequired: true,
  source: 'any',
});

/** An input that may be `null`. */
export const optionalInput = <T>(
  kind: Kind<T>,
  source: InputSource = 'any',
  hints: Input<T>['hints'] = {},
): Input<T | null> => ({
  ...nullable(kind),
  hints,
  fallback: null,
  isRequired: false,
  source,
});
