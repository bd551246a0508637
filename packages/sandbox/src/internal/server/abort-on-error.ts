/** Returns an answer whose body, should it fail, does so by calling `breakOff` and is silent otherwise. */
export function breakingOff({ body, status, headers }: Response, breakOff: () => void): Response {
  const reader = body?.getReader();
  if (!reader) return new Response(null, { status, headers });
  const guarded = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch {
        breakOff();
        controller.close();
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return new Response(guarded, { status, headers });
}
