import { ResponseError } from '../../../errors.js';
import { discard } from '../exchange.js';

/**
 * Throws a `ResponseError` for a response to a GET that is no file: JSON, as a gateway says it in its place, or nothing. A
 * change has no body where it is done.
 */
export function expectFile(route: string, response: Response): void {
  if (!route.startsWith('GET ')) return;
  const isJson = /^application\/(?:[^;]*\+)?json\b/i.test(response.headers.get('content-type') ?? '');
  if (!isJson && response.status !== 204 && response.status !== 205) return;
  discard(response);
  throw new ResponseError(
    route,
    [{ message: `expected a file, received ${isJson ? 'JSON' : 'nothing'}`, path: '' }],
    undefined,
  );
}
