import { gzipSync } from 'node:zlib';

import type { ServerResponse } from '../http/response.js';
import type { RequestHeaders } from '../validation/server-request.js';

/** The content types that the server compresses. */
const COMPRESSIBLE = /^(text\/|application\/json)/;

/** Compresses a text response of any length, if the client accepts gzip. */
export function compress(request: RequestHeaders, response: ServerResponse): ServerResponse {
  const { body, headers, isTruncated } = response;
  const isWelcome = request.get('accept-encoding')?.includes('gzip') && headers['vary'] !== undefined;
  if (isTruncated || body.length === 0 || !isWelcome || !COMPRESSIBLE.test(headers['content-type'] ?? '')) {
    return response;
  }
  const { 'content-length': _, ...others } = headers;
  return { ...response, headers: { ...others, 'content-encoding': 'gzip' }, body: gzipSync(body, { level: 1 }) };
}
