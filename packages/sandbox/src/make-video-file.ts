import { smallVideo, type VideoContent } from './internal/video/write-mp4.js';

/** What a video file shall be. */
export type VideoFileOptions = Partial<VideoContent>;

/** Returns an MP4 that a server accepts: H.264, one color, by default 64 × 48 pixels and 10 frames in one second. */
export const makeVideoFile = (options: VideoFileOptions = {}): Uint8Array<ArrayBuffer> => smallVideo(options);
