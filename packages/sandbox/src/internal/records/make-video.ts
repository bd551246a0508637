import type { Video } from '@x/models/video';

import { toTimestamp } from '../storage/timestamp.js';
import { checkObject } from '../validation/check-argument.js';
import { videoUrls } from './video-urls.js';

/** Returns a small video without a board, with the current time, changed by `overrides`. Its URLs contain its name. */
export function makeVideo(overrides: Partial<Video> = {}): Video {
  checkObject('overrides', overrides);
  const now = toTimestamp(new Date());
  return {
    ...videoUrls(overrides.video_name ?? `${crypto.randomUUID()}.mp4`),
    video_origin: 'external',
    video_category: 'general',
    width: 64,
    height: 48,
    duration: 1,
    fps: 10,
    created_at: now,
    updated_at: now,
    deleted_at: null,
    is_intermediate: false,
    session_id: null,
    node_id: null,
    starred: false,
    has_workflow: false,
    video_subfolder: '',
    board_id: null,
    ...overrides,
  };
}
