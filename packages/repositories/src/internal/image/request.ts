import type { RequestOptions, TransferOptions } from '@x/transport/options';

import { nameList } from '../item/name-list.js';

/** Returns the parameters of a request about one image. */
export const named = (name: string, options?: TransferOptions) => ({ path: { image_name: name }, ...options });

/** Returns the body of a request about at most 1 000 images. */
export const listed = (names: readonly string[], options?: RequestOptions) => ({
  body: { image_names: nameList(names) },
  ...options,
});
