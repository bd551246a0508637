import { json, type ServerResponse } from '../http/response.js';

/** The operations of the server that the sandbox does not have. */
const GROUPS = [...['auth'].map(v1), '/api/v2/custom_nodes/', '/ws/socket.io/'];

function v1(group: string) {
  return `/api/v1/${group}/`;
}

/** Returns a 501 response for operations that only the real server has, otherwise undefined. */
export function notImplemented(method: string, path: string): ServerResponse | undefined {
  if (!GROUPS.some((group) => path.startsWith(group))) return undefined;
  const detail = `Not implemented by the sandbox: ${method} ${path}`;
  return json({ detail }, 501);
}
