import type { RequestOptions, TransferOptions } from '@x/transport/options';

import { nameList } from '../item/name-list.js';
import { since } from '../since.js';

/** Returns the parameters of a request about one video. */
export const named = (name: string, options?: TransferOptions) => ({
  path: { video_name: name },
  since: since.videos,
  ...options,
});

/** Returns the body of a request about at most 1 000 videos. */
export const listed = (names: readonly string[], options?: RequestOptions) => ({
  body: { video_names: nameList(names) },
  since: since.videos,
  ...options,
});
