type Code = 'ECONNREFUSED' | 'ECONNRESET';

const MESSAGES = { ECONNREFUSED: 'connect ECONNREFUSED', ECONNRESET: 'read ECONNRESET' };

const causeOf = (code: Code) => Object.assign(new Error(MESSAGES[code]), { code });

/** Returns what `fetch` rejects with when no answer comes. */
export const brokenConnection = (code: Code): TypeError => new TypeError('fetch failed', { cause: causeOf(code) });

/** Returns the first half of an answer, which then breaks off. */
export async function truncate(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const chunks = [bytes.subarray(0, Math.floor(bytes.length / 2))].values();
  const body = new ReadableStream<Uint8Array>(
    {
      // One pull for the half and one for the error, which would throw away what nobody has read yet.
      pull: (controller) => {
        const { value } = chunks.next();
        if (value && value.length > 0) controller.enqueue(value);
        else controller.error(new TypeError('terminated', { cause: causeOf('ECONNRESET') }));
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, response);
}
