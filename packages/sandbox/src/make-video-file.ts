import { checkObject } from './internal/validation/check-argument.js';
import type { VideoContent } from './internal/video/video-content.js';
import { smallVideo } from './internal/video/write-mp4.js';

/** What a video file shall be. */
export type VideoFileOptions = Partial<VideoContent>;

/** Bytes as each release of TypeScript names them: before 5.7 their type has no parameter. */
type Bytes = ReturnType<TextEncoder['encode']>;

/** Returns an MP4 that a server accepts: H.264, one color, by default 64 × 48 pixels and 10 frames in one second. */
export const makeVideoFile = (options: VideoFileOptions = {}): Bytes => smallVideo(checkObject('options', options));
