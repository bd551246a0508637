/** The name of the cache of thumbnails. */
export const THUMBNAILS = 'thumbnails';

/** Some 8 kB each. */
const MOST = 3_000;
/** So many are added before they are counted again. */
const STEP = 100;
let added = 0;

/**
 * Returns a thumbnail, and keeps those that everybody may see. Where users log in, the server forbids to store them, and
 * nothing is kept. `finish` is given what goes on after the picture is shown.
 */
export async function keepThumbnail(request: Request, finish: (work: Promise<void>) => void): Promise<Response> {
  const cache = await caches.open(THUMBNAILS);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (isPublic(response)) finish(add(cache, request, response.clone()));
  return response;
}

const isPublic = ({ status, headers }: Response): boolean => {
  const caching = headers.get('cache-control') ?? '';
  return status === 200 && /\bmax-age=[1-9]/.test(caching) && !/\b(no-store|private)\b/.test(caching);
};

async function add(cache: Cache, request: Request, response: Response): Promise<void> {
  try {
    await cache.put(request, response);
    added += 1;
    if (added % STEP !== 0) return;
    const all = await cache.keys();
    await Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map((oldest) => cache.delete(oldest)));
  } catch {
    // The disk is full: the picture is shown all the same.
  }
}
