import type { FileSource } from '@x/transport/file';

import { boardOf, metadataField, withMediaType } from '../item/upload.js';
import type { VideoUpload } from './input.js';

/** The server accepts what begins with this, and reads nothing else. */
const video = { start: 'video/mp4', usual: 'video/mp4', kind: 'an MP4' };

/** Returns the request that uploads `file`. Throws an `InputError` for input that the server would reject or drop. */
export function uploadRequest(file: FileSource, input: VideoUpload) {
  const { metadata, video_category = 'user', is_intermediate = false, session_id } = input;
  return {
    query: { video_category, is_intermediate, board_id: boardOf(input.board_id), session_id },
    form: { metadata: metadataField(metadata), file: withMediaType(file, input.name, video) },
  };
}
