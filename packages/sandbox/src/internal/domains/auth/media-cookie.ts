import type { SandboxState } from '../../engine/sandbox-state.js';
import { type IssuedToken, MEDIA_COOKIE } from '../../identity/authenticator.js';
import type { ServerRequest } from '../../validation/server-request.js';

/** Returns the header that stores a token in a cookie for the files of images and videos. */
export function mediaCookie(
  request: ServerRequest,
  { basePath }: Pick<SandboxState, 'basePath'>,
  { token, expiresIn }: IssuedToken,
): Record<string, string> {
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : '';
  const scope = `Max-Age=${expiresIn}; Path=${basePath}/api/v1; SameSite=lax${secure}`;
  return { 'set-cookie': `${MEDIA_COOKIE}=${token}; HttpOnly; ${scope}` };
}
