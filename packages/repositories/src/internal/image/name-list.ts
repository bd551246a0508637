import { ImageNameList } from '@x/models/image';
import { InputError, printValue } from '@x/transport/errors';

import { check } from '../check.js';

/** Returns a copy of the names of one request. Throws an `InputError` for a text, which would be read by characters. */
export function nameList(names: readonly string[]): string[] {
  if (!Array.isArray(names)) throw new InputError('names', `must be a list of names, got ${printValue(names)}`);
  return check('names', ImageNameList, [...names]);
}
