import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import { type PageFile, readPage, toPageFile } from './page-files.js';
import type { Site } from './site.js';

/** What to serve under one origin. */
export interface PageOptions {
  /** The folder of a built page. */
  readonly folder: string;
  /** What the page works with: each has the API, the media and the socket at its path. */
  readonly sites: readonly Site[];
  /** Left out, a free one. */
  readonly port?: number | undefined;
}

/** A page that is served. */
export interface ServedPage extends AsyncDisposable {
  /** The address, without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** The paths of a server, below its own; every other path is the page's. */
const SERVER_PATHS = /^\/(api|ws)\/|^\/openapi\.json$/;

/** Serves a page and what it works with under one origin, on this machine alone. */
export async function servePage({ folder, sites, port = 0 }: PageOptions): Promise<ServedPage> {
  const files = withSites(await readPage(folder), sites);
  const sockets = new Set<Duplex>();
  const server = createServer((request, response) => {
    const site = findSite(sites, request);
    if (site) site.backend.forward(request, response);
    else sendFile(files, request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    const site = findSite(sites, request);
    if (!site) return void socket.destroy();
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    site.backend.upgrade(request, socket, head);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the page has no port');
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${address.port}`, close, [Symbol.asyncDispose]: close };
}

/** Returns whose the request is, and takes the path of that one from its address; the page's own is nobody's. */
function findSite(sites: readonly Site[], request: IncomingMessage): Site | undefined {
  const { url = '/' } = request;
  const site = sites.find(({ path }) => SERVER_PATHS.test(pathOf(url.slice(path.length))) && url.startsWith(path));
  if (site) request.url = url.slice(site.path.length);
  return site;
}

const pathOf = (url: string): string => url.split('?', 1)[0] ?? '';

/** Writes into the page what it can work with. */
function withSites(files: ReadonlyMap<string, PageFile>, sites: readonly Site[]): ReadonlyMap<string, PageFile> {
  const page = files.get('/index.html');
  if (!page) return files;
  const list = sites.map(({ name, path, kind, location }) => ({ name, path, kind, location }));
  const json = JSON.stringify(list).replaceAll('<', '\\u003c');
  const script = `<script type="application/json" id="servers">${json}</script>`;
  const html = page.bytes.toString().replace('</head>', () => `${script}</head>`);
  return new Map([...files, ['/index.html', toPageFile('/index.html', Buffer.from(html))]]);
}

/** Sends a file, or the page itself for a path without one: the page shows what belongs there. */
function sendFile(files: ReadonlyMap<string, PageFile>, request: IncomingMessage, response: ServerResponse): void {
  const pathname = pathOf(request.url ?? '/');
  const isPage = !/\.\w+$/.test(pathname);
  const file = files.get(pathname) ?? (isPage ? files.get('/index.html') : undefined);
  if (!file) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    return;
  }
  const isGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const body = isGzip ? file.gzipped : file.bytes;
  const encoding = isGzip ? { 'content-encoding': 'gzip' } : {};
  response.writeHead(200, { ...file.headers, ...encoding, vary: 'accept-encoding', 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}
