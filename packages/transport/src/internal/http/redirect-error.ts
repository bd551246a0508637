import { RedirectError } from '../../errors.js';
import type { Redact } from '../excerpt.js';
import { shorten } from '../print-value.js';

interface RedirectedRequest {
  readonly route: string;
  /** Relative to the base URL, without the query. */
  readonly path: string;
  readonly redact: Redact;
}

/**
 * Returns the error for a redirect that is not followed. `status` and `location` are `undefined` where the platform hides
 * them.
 */
export function redirectError(
  { route, path, redact }: RedirectedRequest,
  status?: number,
  location?: URL,
): RedirectError {
  const template = route.slice(route.indexOf('/') + 1);
  const shown = location && redact(show(location, namesOf(template, path)));
  return new RedirectError(route, {
    status,
    location: shown,
    baseUrl: shown?.endsWith(`/${template}`) ? shown.slice(0, shown.length - template.length) : undefined,
    // After a 303 the request has been carried out, and its response is elsewhere. What is hidden may be a 303.
    outcome: status === undefined || status === 303 ? 'unknown' : 'rejected',
  });
}

/** Returns the names of the ids in a path, such as `{board_id}`, by id. */
function namesOf(template: string, path: string): ReadonlyMap<string, string> {
  const parts = path.split('/');
  const names = template.split('/').map((name, index) => [parts[index] ?? '', name] as const);
  return new Map(names.filter(([id, name]) => id !== name));
}

/** Returns a URL without credentials, query, fragment and ids. */
function show({ protocol, host, pathname }: URL, names: ReadonlyMap<string, string>): string {
  const path = pathname.split('/').map((part) => names.get(part) ?? part);
  return shorten(host ? `${protocol}//${host}${path.join('/')}` : protocol, 500);
}
