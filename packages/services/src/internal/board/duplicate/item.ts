import type { Image } from '@x/models/image';
import type { Video } from '@x/models/video';

/** An image or a video. */
export type Item = Image | Video;

/** Returns the name of an image or a video. */
export const nameOf = (item: Item): string => ('video_name' in item ? item.video_name : item.image_name);
