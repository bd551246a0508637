import type { ValueType } from '@x/models/node-template';

import { describeType } from './describe-type.js';

/** Why a value does not pass. */
export interface Problem {
  readonly code: 'value_choice' | 'value_length' | 'value_range' | 'value_type';
  readonly message: string;
  readonly suggestion?: string | undefined;
}

/** Returns the problem of a value of another kind. */
export const wrongType = (type: ValueType): Problem => ({
  code: 'value_type',
  message: `must be ${describeType(type)}`,
});
