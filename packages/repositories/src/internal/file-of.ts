import { ResponseError } from '@x/transport/errors';

/** Returns a file of the server, none of which is JSON: that is what a gateway says in its place. */
export async function fileOf(route: string, body: Promise<Blob>): Promise<Blob> {
  const file = await body;
  if (!/^application\/(?:\S+\+)?json\b/.test(file.type)) return file;
  throw new ResponseError(route, [{ message: 'expected a file, received JSON', path: '' }], undefined);
}
