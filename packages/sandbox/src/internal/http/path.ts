import { Buffer } from 'node:buffer';

import type { ServerRequest } from '../validation/server-request.js';

/** Returns the path of a request, decoded and without the base path of the server. */
export function pathOf(request: Pick<ServerRequest, 'url'>, basePath: string): string {
  const path = decode(new URL(request.url).pathname);
  return basePath !== '' && path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
}

/** Decodes invalid UTF-8 too. */
const decode = (path: string) =>
  path.replaceAll(/(?:%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString());
