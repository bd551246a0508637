import type { ServerRequest } from '../validation/server-request.js';
import { rangeResponse } from './byte-range.js';
import { type ServerResponse, VARY_ENCODING } from './response.js';
import { validators } from './validators.js';

/** A small picture, and when it was written. */
export interface Picture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly written: Date;
}

/** Returns a picture as the server sends it: WebP that is labelled as PNG. */
export const pictureResponse = (request: ServerRequest, id: string, { bytes, written }: Picture): ServerResponse =>
  rangeResponse(request, bytes, {
    'content-type': 'image/png',
    'content-disposition': `inline; filename="${id}.png"`,
    'accept-ranges': 'bytes',
    ...validators(bytes.length, written),
    'cache-control': 'max-age=31536000',
    ...VARY_ENCODING,
  });
