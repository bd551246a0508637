import { Image } from '@x/models/image';
import type { ImageUpload } from '@x/repositories/image';
import { imageUploadRequest } from '@x/repositories/implementation';
import type { FileSource } from '@x/transport/file';
import type { TransferOptions } from '@x/transport/options';

import { extensionOf, readImageSize } from '../media/image-size.js';
import { unsupported } from '../unsupported.js';
import type { Context } from './context.js';
import { now } from './item-access.js';
import { uploadFile } from './upload-file.js';

/** Keeps a picture as it is, and returns its name. */
export async function uploadImage(
  context: Context,
  { file, input }: { readonly file: FileSource; readonly input: ImageUpload },
  options?: TransferOptions,
): Promise<string> {
  const { query } = imageUploadRequest(file, input); // which refuses what a server would
  if (input.resize_to || input.crop_visible)
    throw unsupported('images.upload', 'an archive keeps files as they are: it does not resize and does not crop');
  const toRecord = (name: string, size: { width: number; height: number }): Image =>
    Image.parse({
      image_name: name,
      image_url: `api/v1/images/i/${name}/full`,
      thumbnail_url: `api/v1/images/i/${name}/thumbnail`,
      image_origin: 'external',
      image_category: query.image_category,
      is_intermediate: query.is_intermediate,
      session_id: query.session_id ?? null,
      board_id: query.board_id ?? null,
      starred: false,
      has_workflow: false,
      created_at: now(),
      updated_at: now(),
      ...size,
    });
  const kind = {
    kind: 'image',
    extensionOf,
    read: readImageSize,
    toRecord,
    formats: 'a PNG, a JPEG or a WebP',
  } as const;
  return uploadFile(context, { file, input }, kind, options);
}
