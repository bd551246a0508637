import { gzipSync } from 'node:zlib';

/** The content types that the server compresses. */
const COMPRESSIBLE = /^(text\/|application\/json)/;

/** Compresses a complete text response of any length, if the client accepts gzip. */
export function compress(request: Request, response: Response): Response {
  const { body, headers, status } = response;
  const isWelcome = request.headers.get('accept-encoding')?.includes('gzip') && headers.has('vary');
  if (!body || !isWelcome || !COMPRESSIBLE.test(headers.get('content-type') ?? '')) return response;
  const compressed = new Headers(headers);
  compressed.delete('content-length');
  compressed.set('content-encoding', 'gzip');
  return new Response(body.pipeThrough(chunkwise()), { status, headers: compressed });
}

/** Compresses each chunk separately: a text response is one chunk, and a zlib stream costs more. */
const chunkwise = () =>
  new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => controller.enqueue(gzipSync(chunk, { level: 1 })),
  });
