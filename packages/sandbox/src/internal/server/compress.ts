import { gzipSync } from 'node:zlib';

import type { ServerResponse } from '../http/response.js';
import type { RequestHeaders } from '../validation/server-request.js';

/** The content types that the server compresses. */
const COMPRESSIBLE = /^(text\/|application\/(json|javascript|xml|manifest\+json)|image\/svg\+xml)/;

/** Compresses a text response of any length, if the client accepts gzip. Others do not vary for this client. */
export function compress(request: RequestHeaders, response: ServerResponse): ServerResponse {
  const { body, headers, isTruncated } = response;
  const isWelcome = request.get('accept-encoding')?.includes('gzip') && headers['vary'] !== undefined;
  if (isTruncated || body.length === 0 || !isWelcome) return response;
  if (!COMPRESSIBLE.test(headers['content-type'] ?? '')) return { ...response, headers: withoutVary(headers) };
  const { 'content-length': _, ...others } = headers;
  return { ...response, headers: { ...others, 'content-encoding': 'gzip' }, body: gzipSync(body, { level: 1 }) };
}

function withoutVary({ vary = '', ...others }: ServerResponse['headers']): ServerResponse['headers'] {
  const names = vary.split(', ').filter((name) => name !== 'Accept-Encoding');
  return names.length > 0 ? { ...others, vary: names.join(', ') } : others;
}
