import { homedir } from 'node:os';
import { join } from 'node:path';

/** Returns the folder for installed servers, which all runs share. */
export function cacheFolder(): string {
  const { X_CONFORMANCE_CACHE: own, XDG_CACHE_HOME: shared } = process.env;
  return own || join(shared || join(homedir(), '.cache'), 'x-conformance');
}
