import { ImageSize } from '@x/models/image';
import type { FileSource } from '@x/transport/file';

import { check } from '../check.js';
import { boardOf, metadataField, withMediaType } from '../item/upload.js';
import type { ImageUpload } from './input.js';

/** The server accepts every `image/…`. */
const imageType = { start: 'image/', usual: 'image/png', kind: 'an image' };

/** Returns the request that uploads `file`. Throws an `InputError` for input that the server would reject or drop. */
export function uploadRequest(file: FileSource, input: ImageUpload) {
  const { metadata, resize_to: size, image_category = 'user', is_intermediate = false } = input;
  const { session_id, crop_visible } = input;
  return {
    query: { image_category, is_intermediate, board_id: boardOf(input.board_id), session_id, crop_visible },
    form: {
      file: withMediaType(file, input.name, imageType),
      resize_to: size && JSON.stringify(check('resize_to', ImageSize, size)),
      metadata: metadataField(metadata),
    },
  };
}

/** Returns a file as a part of a form. Throws an `InputError` for what is declared as something else than an image. */
export const imagePart = (file: FileSource): FileSource => withMediaType(file, undefined, imageType);
