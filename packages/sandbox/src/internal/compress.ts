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
  return new Response(body.pipeThrough(new CompressionStream('gzip')), { status, headers: compressed });
}
