import { json, type ServerResponse } from '../http/response.js';

/** Returns a 501 response for events over HTTP, which are served on a port alone, otherwise undefined. */
export function notImplemented(method: string, path: string): ServerResponse | undefined {
  if (!path.startsWith('/ws/socket.io/')) return undefined;
  return json({ detail: `Not implemented by the sandbox in process: ${method} ${path}` }, 501);
}
