import type { ServerRequest } from '../validation/server-request.js';
import { createResponse, type ServerResponse, VARY_ENCODING } from './response.js';

/** Returns a response with the requested range of a file, or all of it. Of several ranges none is honoured. */
export function rangeResponse(
  request: ServerRequest,
  bytes: Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
): ServerResponse {
  const asked = request.headers.get('range');
  if (asked === null) return createResponse(bytes, headers);
  const [unit = '', text] = asked.split(/=(.*)/s);
  if (text === undefined) return malformed('Malformed range header.');
  if (unit.trim().toLowerCase() !== 'bytes') return malformed('Only support bytes range');
  const ranges = parse(text, bytes.length);
  if (ranges.length === 0) return malformed('Range header: range must be requested');
  if (ranges.some(({ start }) => start < 0 || start >= bytes.length)) return notSatisfiable(bytes.length);
  if (ranges.some(({ start, end }) => start > end)) return malformed('Range header: start must be less than end');
  const [{ start, end } = { start: 0, end: 0 }, ...others] = ranges;
  if (others.length > 0) return createResponse(bytes, headers);
  const contentRange = `bytes ${start}-${end - 1}/${bytes.length}`;
  return createResponse(bytes.subarray(start, end), { ...headers, 'content-range': contentRange }, 206);
}

/** Returns the ranges in a header, whatever is between them. Their ends are exclusive. */
function parse(text: string, size: number): { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/(\d*)-(\d*)/g)].flatMap(([, first, last]) => {
    if (!first && !last) return [];
    const end = first && last && Number(last) < size ? Number(last) + 1 : size;
    return [{ start: first ? Number(first) : size - Number(last), end }];
  });
}

const TEXT = { 'content-type': 'text/plain; charset=utf-8' };

const malformed = (reason: string): ServerResponse => createResponse(reason, { ...TEXT, ...VARY_ENCODING }, 400);

const notSatisfiable = (size: number): ServerResponse =>
  createResponse('', { ...TEXT, 'content-range': `*/${size}` }, 416);
