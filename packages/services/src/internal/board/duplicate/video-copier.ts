import type { Video } from '@x/models/video';
import { delay } from '@x/transport/async';
import { HttpError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import type { BoardStores } from '../stores.js';

/** How often a busy server may refuse an upload, and the milliseconds that it asks for each time. */
const refusals = { most: 5, pause: 5_000 };

/**
 * Copies a video by downloading and uploading its bytes, as they arrive. The file, its metadata, category and the
 * intermediate mark are kept; the server takes no workflow with an upload. The `session_id` of the copy is the name of
 * the original.
 */
export async function copyVideo(
  videos: BoardStores['videos'],
  { video_name, video_category, is_intermediate }: Video,
  { board_id }: { readonly board_id: string },
  options: RequestOptions,
): Promise<Video> {
  const metadata = await videos.metadata(video_name, options);
  const input = { metadata, video_category, is_intermediate, board_id, session_id: video_name };
  for (let left = refusals.most; ; left--) {
    const stream = await videos.stream(video_name, options);
    const file = { stream, name: video_name, type: 'video/mp4' };
    try {
      return await videos.upload(file, input, options);
    } catch (error) {
      // A stream can be sent once, so the transport does not repeat what was refused.
      if (!(error instanceof HttpError && error.status === 429) || left === 0) throw error;
      await delay(refusals.pause, options);
    }
  }
}

/** How many requests one copy takes. */
export const requestsOfVideo = 3;
