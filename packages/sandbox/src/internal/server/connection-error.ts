type Code = 'ECONNREFUSED' | 'ECONNRESET';

const MESSAGES = { ECONNREFUSED: 'connect ECONNREFUSED', ECONNRESET: 'read ECONNRESET' };

const causeOf = (code: Code) => Object.assign(new Error(MESSAGES[code]), { code });

/** Returns the error that `fetch` rejects with when there is no response. */
export const connectionError = (code: Code): TypeError => new TypeError('fetch failed', { cause: causeOf(code) });

/** Returns a response whose body fails after its first half. */
export async function truncate(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const chunks = [bytes.subarray(0, Math.floor(bytes.length / 2))].values();
  const body = new ReadableStream<Uint8Array>(
    {
      // An error drops chunks that were not read yet, so it waits for the second pull.
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
