import type { RequestOptions, TransferOptions } from '@x/transport/options';

import { nameList } from '../item/name-list.js';
import { since } from '../since.js';

/** For routes that are of another interface in InvokeAI 6.7 and 6.8, which would star or delete by other names. */
export const reused = { since: since.videos, reusesRoute: true } as const;

/** Returns the parameters of a request about one video. */
export const named = (name: string, options?: TransferOptions) => ({
  path: { video_name: name },
  since: since.videos,
  ...options,
});

/** Returns the body of a request about at most 1 000 videos. */
export const listed = (names: readonly string[], options?: RequestOptions) => ({
  body: { video_names: nameList(names) },
  ...reused,
  ...options,
});
