/** Returns the body of a response as text. Rejects, and stops reading, once it has more than `limit` bytes. */
export async function readText(response: Response, limit: number): Promise<string> {
  const { body } = response;
  if (!body || !('getReader' in body)) return response.text(); // node-fetch has a stream of Node
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      void reader.cancel().catch(() => {});
      throw new Error(`received a response of more than ${limit} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}
