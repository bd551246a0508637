import { Buffer } from 'node:buffer';

/** Returns the path that a request is for, decoded and without the base path of the server. */
export function pathOf(request: Request, basePath: string): string {
  const path = decode(new URL(request.url).pathname);
  return basePath !== '' && path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
}

/** Decodes even what is not UTF-8. */
const decode = (path: string) =>
  path.replaceAll(/(?:%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString());
