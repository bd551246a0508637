import { answer, json, VARIES } from '../http/response.js';
import { validators } from '../http/validators.js';

const PAGE = '<!DOCTYPE html>\n<html lang="en"><head><title>Sandbox</title></head><body>A sandbox.</body></html>\n';
const WRITTEN = new Date('2026-11-25T00:00:00Z');

/** Returns what the server answers wherever it has no such operation: its web page, or 405 to whoever wants to write. */
export function webPage(method: string): Response {
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
  return method === 'HEAD' ? answer('', headers) : answer(PAGE, { ...headers, ...VARIES });
}
