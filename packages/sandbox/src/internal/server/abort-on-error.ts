/** Returns a response whose body calls `abort` and ends when it fails, instead of raising the error. */
export function abortOnError({ body, status, headers }: Response, abort: () => void): Response {
  const reader = body?.getReader();
  if (!reader) return new Response(null, { status, headers });
  const guarded = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch {
        abort();
        controller.close();
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return new Response(guarded, { status, headers });
}
