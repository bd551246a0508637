/**
 * Returns what to check when no connection to `origin` is possible from a web page of another origin: browsers hide the
 * cause. `''` elsewhere.
 */
export function crossOriginHint(origin: string, page: string | undefined = globalThis.location?.origin): string {
  if (page === undefined || page === 'null' || page === origin) return '';
  const setting = 'allow_origins in invokeai.yaml, which other requests need';
  return `; this page is of another origin, ${page}: check that the server runs, its proxy if any, and ${setting}`;
}
