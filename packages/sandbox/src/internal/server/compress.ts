import { gzipSync } from 'node:zlib';

/** What the server finds worth compressing. */
const COMPRESSIBLE = /^(text\/|application\/json)/;

/** Returns an answer compressed for whoever accepts that: whole answers of text, however short. */
export function compress(request: Request, response: Response): Response {
  const { body, headers, status } = response;
  const isWelcome = request.headers.get('accept-encoding')?.includes('gzip') && headers.has('vary');
  if (!body || !isWelcome || !COMPRESSIBLE.test(headers.get('content-type') ?? '')) return response;
  const compressed = new Headers(headers);
  compressed.delete('content-length');
  compressed.set('content-encoding', 'gzip');
  return new Response(body.pipeThrough(chunkwise()), { status, headers: compressed });
}

/** Returns what compresses each chunk for itself: an answer of text is one, and a thread of its own costs more. */
const chunkwise = () =>
  new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => controller.enqueue(gzipSync(chunk, { level: 1 })),
  });
