import type { ServerRequest } from '../validation/server-request.js';
import { createResponse, type ServerResponse } from './response.js';

/** Returns a response with the requested range of a file, or all of it. */
export function rangeResponse(
  request: ServerRequest,
  bytes: Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
): ServerResponse {
  const [, first, last] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/.exec(request.headers.get('range') ?? '') ?? [];
  if (!first && !last) return createResponse(bytes, headers);
  const start = first ? Number(first) : Math.max(bytes.length - Number(last), 0);
  const end = first && last ? Math.min(Number(last) + 1, bytes.length) : bytes.length;
  if (start >= bytes.length || start >= end) {
    const contentRange = { 'content-range': `bytes */${bytes.length}` };
    return createResponse('', { 'content-type': 'text/plain; charset=utf-8', ...contentRange }, 416);
  }
  const contentRange = `bytes ${start}-${end - 1}/${bytes.length}`;
  return createResponse(bytes.subarray(start, end), { ...headers, 'content-range': contentRange }, 206);
}
