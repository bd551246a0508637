import { ResponseError } from '@x/transport/errors';

/** Resolves after a response of status 204. Rejects after any other, which belongs to another request. */
export async function noContent(route: string, response: Promise<Response>): Promise<void> {
  const { status } = await response;
  if (status === 204) return;
  throw new ResponseError(route, [{ path: 'status', message: `must be 204, got ${status}` }], undefined);
}
