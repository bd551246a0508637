import { answer } from './response.js';

/** Returns the part of a file that a request asks for, or all of it. */
export function answerRange(
  request: Request,
  bytes: Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
): Response {
  const [, first, last] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/.exec(request.headers.get('range') ?? '') ?? [];
  if (!first && !last) return answer(bytes, headers);
  const start = first ? Number(first) : Math.max(bytes.length - Number(last), 0);
  const end = first && last ? Math.min(Number(last) + 1, bytes.length) : bytes.length;
  if (start >= bytes.length || start >= end) {
    const contentRange = { 'content-range': `bytes */${bytes.length}` };
    return answer('', { 'content-type': 'text/plain; charset=utf-8', ...contentRange }, 416);
  }
  const contentRange = `bytes ${start}-${end - 1}/${bytes.length}`;
  return answer(bytes.slice(start, end), { ...headers, 'content-range': contentRange }, 206);
}
