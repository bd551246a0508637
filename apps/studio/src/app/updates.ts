import { THUMBNAILS } from '../offline/thumbnails.js';
import { createStore, type Store } from '../store.js';

/** Whether a newer build of the page is ready: a reload shows it. */
export const isUpdateReady: Store<boolean> = createStore(false);

/** Keeps the page for when there is no connection, and notices newer builds. Only `https` and `localhost` allow that. */
export async function registerServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' });
    registration.addEventListener('updatefound', () => void checkBuild());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') registration.update().catch(() => {});
    });
  } catch {
    // A server without the file, or a browser that forbids it: the page works, with a connection.
  }
}

/** Forgets the pictures that are kept in this browser: where users log in, they are not for everybody. */
export async function forgetThumbnails(): Promise<void> {
  await globalThis.caches?.delete(THUMBNAILS).catch(() => false);
}

/** A page that was just loaded is the newest, also where its service worker is still the one before. */
async function checkBuild(): Promise<void> {
  const scripts = [...document.querySelectorAll('script[type=module][src]')];
  const response = await fetch('/', { cache: 'no-cache' }).catch(() => undefined);
  if (!response?.ok) return;
  const newest = await response.text();
  isUpdateReady.set(scripts.some((script) => !newest.includes(script.getAttribute('src') ?? '')));
}
