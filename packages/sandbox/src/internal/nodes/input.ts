import { type Kind, nullable } from './kind.js';
import type { Input, InputSource } from './node-type.js';

type More<T> = Partial<Pick<Input<T>, 'check' | 'hints' | 'source'>>;

/** An input that has a value of its own. */
export const input = <T>(kind: Kind<T>, fallback: T, more: More<T> = {}): Input<T> => ({
  source: 'any',
  hints: {},
  ...more,
  ...kind,
  fallback,
  isRequired: false,
});

/** An input that the node needs when it runs. Until then it may be `null`. */
export const needed = <T>(kind: Kind<T>, hints: Input<T>['hints'] = {}): Input<T> => ({
  ...(nullable(kind) as Kind<T>),
  hints,
  fallback: null,
  isRequired: true,
  source: 'any',
});

/** An input that may stay `null`. */
export const spare = <T>(
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
