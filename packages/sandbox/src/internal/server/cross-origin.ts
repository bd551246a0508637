import { createResponse, type Handler } from '../http/response.js';

/** Adds the CORS headers of a server without allowed origins: requests are executed, browsers hide the responses. */
export const crossOrigin =
  (handle: Handler): Handler =>
  async (request) => {
    if (!request.headers.has('origin')) return handle(request);
    if (request.method === 'OPTIONS' && request.headers.has('access-control-request-method')) {
      const asked = request.headers.get('access-control-request-headers');
      const allowed = asked === null ? {} : { 'access-control-allow-headers': asked };
      return createResponse('Disallowed CORS origin', { ...PREFLIGHT, ...allowed }, 400);
    }
    const response = await handle(request);
    if (response.headers.get('content-type')?.startsWith('text/plain')) return response;
    response.headers.set('access-control-allow-credentials', 'true');
    response.headers.set('access-control-expose-headers', 'X-Refreshed-Token');
    return response;
  };

const PREFLIGHT = {
  vary: 'Origin',
  'access-control-allow-methods': 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT',
  'access-control-max-age': '600',
  'access-control-allow-credentials': 'true',
  'content-type': 'text/plain; charset=utf-8',
};
