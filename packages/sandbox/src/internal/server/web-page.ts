import { createResponse, json, type ServerResponse, VARY_ENCODING } from '../http/response.js';
import { validators } from '../http/validators.js';

const PAGE = '<!DOCTYPE html>\n<html lang="en"><head><title>Sandbox</title></head><body>A sandbox.</body></html>\n';
const WRITTEN = new Date('2026-11-25T00:00:00Z');

/** Returns the response for paths without an operation: the web page, or 405 for writing methods. */
export function webPage(method: string): ServerResponse {
  if (method !== 'GET' && method !== 'HEAD') return json({ detail: 'Method Not Allowed' }, 405);
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'accept-ranges': 'bytes',
    'content-length': String(PAGE.length),
    ...validators(PAGE.length, WRITTEN),
    'cache-control': 'max-age=0, no-cache, no-store, , must-revalidate',
    pragma: 'no-cache',
    expires: '0',
  };
  return method === 'HEAD' ? createResponse('', headers) : createResponse(PAGE, { ...headers, ...VARY_ENCODING });
}
