import { Video } from '@x/models/video';
import { videoUploadRequest } from '@x/repositories/implementation';
import type { VideoUpload } from '@x/repositories/video';
import type { FileSource } from '@x/transport/file';
import type { TransferOptions } from '@x/transport/options';

import { readVideoSize, type VideoSize } from '../media/video-size.js';
import type { Context } from './context.js';
import { now } from './item-access.js';
import { uploadFile } from './upload-file.js';

/** Keeps a video as it is, and returns its name. */
export async function uploadVideo(
  context: Context,
  { file, input }: { readonly file: FileSource; readonly input: VideoUpload },
  options?: TransferOptions,
): Promise<string> {
  const { query } = videoUploadRequest(file, input); // which refuses what a server would
  const toRecord = (name: string, size: VideoSize): Video =>
    Video.parse({
      video_name: name,
      video_url: `api/v1/videos/i/${name}/full`,
      thumbnail_url: `api/v1/videos/i/${name}/thumbnail`,
      video_origin: 'external',
      video_category: query.video_category,
      is_intermediate: query.is_intermediate,
      session_id: query.session_id ?? null,
      board_id: query.board_id ?? null,
      starred: false,
      has_workflow: false,
      created_at: now(),
      updated_at: now(),
      ...size,
    });
  const extensionOf = (start: Uint8Array) =>
    Buffer.from(start).toString('latin1', 4, 8) === 'ftyp' ? '.mp4' : undefined;
  const kind = { kind: 'video', extensionOf, read: readVideoSize, toRecord, formats: 'an MP4' } as const;
  return uploadFile(context, { file, input }, kind, options);
}
