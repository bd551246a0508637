import { ImageNameList } from '@x/models/image';

import { check, listOf } from '../check.js';

/** Returns a copy of the names of one request. Throws an `InputError` for a text, which would be read by characters. */
export function nameList(names: readonly string[]): string[] {
  return check('names', ImageNameList, listOf('names', names));
}
