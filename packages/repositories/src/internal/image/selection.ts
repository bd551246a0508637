import { ImageNameList } from '@x/models/image';
import { InputError } from '@x/transport/errors';

import { check } from '../check.js';

/** A board, or at most 1 000 images by name. */
export type ImageSelection = { readonly board_id: string } | { readonly image_names: readonly string[] };

/** Returns the selection as the server wants it. It would prefer a board to names, so one of the two must do. */
export function selected(selection: ImageSelection): ImageSelection {
  if ('image_names' in selection && 'board_id' in selection)
    throw new InputError('selection', 'must be a board or names');
  if ('board_id' in selection) {
    if (!selection.board_id) throw new InputError('board_id', 'must not be empty');
    return selection;
  }
  const names = check('image_names', ImageNameList, [...selection.image_names]);
  if (names.length === 0) throw new InputError('image_names', 'must not be empty');
  return { image_names: names };
}
