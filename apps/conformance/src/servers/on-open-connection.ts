/**
 * `fetch` that sends a request again when its connection was closed before there was a response. The server closes idle
 * connections, which on a busy machine is noticed too late: once is enough. With the refusal of an upload of a video it
 * closes the connection at once, whether the client reads the response before it notices or not. Had the server executed
 * the request, a comparison would show.
 */
export const onOpenConnection: typeof globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  for (let left = request.url.includes('/videos/upload') ? 9 : 1; left > 0; left--) {
    try {
      return await fetch(request.clone());
    } catch (error) {
      if (request.signal.aborted || !isClosed(error)) throw error;
    }
  }
  return fetch(request);
};

function isClosed(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(String(code));
}
