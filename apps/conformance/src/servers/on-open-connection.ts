/**
 * `fetch` that sends a request again, once, when its connection was closed before there was a response: the server closes
 * idle connections, and on a busy machine this is noticed too late. Had it executed the request, a comparison would show.
 */
export const onOpenConnection: typeof globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  try {
    return await fetch(request.clone());
  } catch (error) {
    if (request.signal.aborted || !isClosed(error)) throw error;
    return fetch(request);
  }
};

function isClosed(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return code === 'ECONNRESET' || code === 'UND_ERR_SOCKET';
}
