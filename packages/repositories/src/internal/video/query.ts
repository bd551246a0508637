import type { ImageOrigin } from '@x/models/image';

import type { ItemQuery } from '../item/query.js';

/** Filter and order of a list of videos. */
export interface VideoQuery extends ItemQuery {
  /** Only videos that the server generated (`internal`), or only uploads (`external`). Left out, both. */
  readonly video_origin?: ImageOrigin | undefined;
}
