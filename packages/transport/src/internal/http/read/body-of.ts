import type { ByteStream } from '../../chunk-reader.js';

/** A piece of a body. */
export type Chunk = Uint8Array<ArrayBuffer>;

/** Returns the body of a response as a stream. That of node-fetch is a stream of Node, and React Native has none. */
export function bodyOf(response: Response): ByteStream {
  const { body }: { readonly body: ByteStream | null | undefined } = response;
  return body ?? rest(response);
}

async function* rest(response: Response): AsyncGenerator<Chunk> {
  if (response.body === undefined) yield new Uint8Array(await response.arrayBuffer());
}
