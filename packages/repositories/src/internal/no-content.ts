import { ResponseError } from '@x/transport/errors';

/** Resolves for the empty body of a response. One with content is the response to another request. */
export async function noContent(route: string, body: Promise<Blob>): Promise<void> {
  const content = await body;
  if (content.size === 0) return;
  throw new ResponseError(route, [{ message: 'must have no content', path: '' }], await content.text());
}
