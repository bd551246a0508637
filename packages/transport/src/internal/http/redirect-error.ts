import { RedirectError } from '../../errors.js';
import type { Redact } from '../excerpt.js';
import { shorten } from '../print-value.js';

/**
 * Returns the error for a redirect that is not followed. `path` is that of the request, relative to the base URL;
 * `status` and `location` are `undefined` where the platform hides them.
 */
export function redirectError(
  { route, path, redact }: { readonly route: string; readonly path: string; readonly redact: Redact },
  status?: number,
  location?: URL,
): RedirectError {
  const shown = location && redact(show(location));
  return new RedirectError(route, {
    status,
    location: shown,
    baseUrl: shown?.endsWith(`/${path}`) ? shown.slice(0, shown.length - path.length) : undefined,
    // After a 303 the request has been carried out, and its response is elsewhere. What is hidden may be a 303.
    outcome: status === undefined || status === 303 ? 'unknown' : 'rejected',
  });
}

/** Returns a URL without credentials, query and fragment, each of which may hold a secret. */
const show = ({ protocol, host, pathname }: URL): string =>
  shorten(host ? `${protocol}//${host}${pathname}` : protocol, 500);
