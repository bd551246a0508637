import type { FileSource } from '@x/transport/file';

import { withMediaType } from '../item/upload.js';

/** The server accepts every `image/…`. */
export const imageType = { start: 'image/', usual: 'image/png', kind: 'an image' };

/** Returns an image as it is sent. Throws an `InputError` for a file of another kind. */
export const imageFile = (source: FileSource): FileSource => withMediaType(source, undefined, imageType);
