/// <reference lib="webworker" />
import { keepThumbnail, THUMBNAILS } from './thumbnails.js';

declare const self: ServiceWorkerGlobalScope & {
  /** The files of the page, written in when it is built. */
  readonly __WB_MANIFEST: readonly (string | { readonly url: string; readonly revision: string | null })[];
};

const files = self.__WB_MANIFEST.map((entry) => (typeof entry === 'string' ? { url: entry, revision: null } : entry));

/** One for each build: the name changes with its files. */
const SHELL = `shell ${files.map(({ url, revision }) => `${url} ${revision}`).join()}`;
const PAGE = '/index.html';

/** The paths of a server, at the origin or below `/servers/name`. They are never the page. */
const SERVER_PATHS = /^(\/servers\/[^/]+)?(\/(api|ws)\/|\/openapi\.json$)/;
const THUMBNAIL = /\/api\/v1\/(images|videos)\/i\/[^/]+\/thumbnail$/;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(SHELL).then((cache) => cache.addAll(files.map(({ url }) => new Request(url, { cache: 'no-cache' })))),
  );
});

// It takes over when no page of the build before is open: until then that one finds its files in its own cache.
self.addEventListener('activate', (event) => {
  event.waitUntil(deleteOthers());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (THUMBNAIL.test(pathname)) event.respondWith(keepThumbnail(request, (work) => event.waitUntil(work)));
  else if (SERVER_PATHS.test(pathname)) return;
  else if (request.mode === 'navigate') event.respondWith(readPage(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(readFile(request));
});

/** Returns the page of the server, so that a new build is taken at once, and the kept one when there is no connection. */
async function readPage(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(PAGE);
    if (kept) return kept;
    throw error;
  }
}

/** Returns a file of the page. Its name holds a hash of its content, so the one that is kept is right. */
async function readFile(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

async function deleteOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== SHELL && name !== THUMBNAILS).map((name) => caches.delete(name)));
}
