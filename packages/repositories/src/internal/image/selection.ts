import { ImageNameList } from '@x/models/image';
import { InputError, printValue } from '@x/transport/errors';

import { check, listOf } from '../check.js';
import type { ImageSelection } from './input.js';

/** Returns the body of a request about a selection. With both, the server would ignore the names. */
export function selected(selection: ImageSelection): ImageSelection {
  if (typeof selection !== 'object' || selection === null)
    throw new InputError('selection', `must have a board_id or image_names, got ${printValue(selection)}`);
  if ('image_names' in selection && 'board_id' in selection)
    throw new InputError('selection', 'must have a board_id or image_names, not both');
  if ('board_id' in selection) {
    if (!selection.board_id) throw new InputError('board_id', 'must not be empty; use "none" for images on no board');
    return selection;
  }
  const names = check('image_names', ImageNameList, listOf('image_names', selection.image_names));
  if (names.length === 0) throw new InputError('image_names', 'must not be empty');
  return { image_names: names };
}
