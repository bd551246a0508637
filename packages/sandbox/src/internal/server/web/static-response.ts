import { rangeResponse } from '../../http/byte-range.js';
import { createResponse, type ServerResponse, VARY_ENCODING } from '../../http/response.js';
import { validators } from '../../http/validators.js';
import type { RequestHeaders, ServerRequest } from '../../validation/server-request.js';

/** A file of the web app. */
export interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly modified: Date;
  readonly contentType: string;
}

/** The server forbids browsers to keep the files of its web app. The empty directive is the server's. */
const NEVER_CACHED = {
  'cache-control': 'max-age=0, no-cache, no-store, , must-revalidate',
  pragma: 'no-cache',
  expires: '0',
};

/** Returns the response with a file of the web app, or with the part of it that is asked for. */
export function staticResponse(request: ServerRequest, { bytes, modified, contentType }: StaticFile): ServerResponse {
  const marks = validators(bytes.length, modified);
  if (isNotModified(request.headers, marks)) {
    return { status: 304, headers: { etag: marks.etag, ...NEVER_CACHED }, body: NOTHING };
  }
  const headers = { 'content-type': contentType, 'accept-ranges': 'bytes', ...marks, ...NEVER_CACHED };
  const isHead = request.method === 'HEAD';
  const varied = isHead ? headers : { ...headers, ...VARY_ENCODING };
  const condition = request.headers.get('if-range');
  const isRangeValid = condition === null || condition === marks.etag || condition === marks['last-modified'];
  const response = isRangeValid ? rangeResponse(request, bytes, varied) : createResponse(bytes, varied);
  return isHead ? { ...response, body: NOTHING } : response;
}

const NOTHING = new Uint8Array();

/** Says whether the client has this version of the file. */
function isNotModified(headers: RequestHeaders, marks: ReturnType<typeof validators>): boolean {
  const known = headers.get('if-none-match')?.split(',') ?? [];
  if (known.some((mark) => mark.replaceAll(/^[ W/]+|[ W/]+$/g, '') === marks.etag)) return true;
  const since = Date.parse(headers.get('if-modified-since') ?? '');
  return since >= Date.parse(marks['last-modified']);
}
