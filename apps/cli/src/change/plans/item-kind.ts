import type { Action } from '../change.js';

/** Returns whether a name is that of an image or of a video. The server gives all videos names that end in `.mp4`. */
export const kindOf = (name: string): Action['kind'] & ('image' | 'video') =>
  name.endsWith('.mp4') ? 'video' : 'image';
