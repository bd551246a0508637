import { ResponseError } from '../../../errors.js';
import { discard } from '../exchange.js';

/** Throws a `ResponseError` for a response that is no file: JSON, as a gateway says it in its place, or none at all. */
export function expectFile(route: string, response: Response): void {
  const isJson = /^application\/(?:[^;]*\+)?json\b/i.test(response.headers.get('content-type') ?? '');
  if (!isJson && response.status !== 204 && response.status !== 205) return;
  discard(response);
  throw new ResponseError(
    route,
    [{ message: `expected a file, received ${isJson ? 'JSON' : 'nothing'}`, path: '' }],
    undefined,
  );
}
