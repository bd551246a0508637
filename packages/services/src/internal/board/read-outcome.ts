import { mayHaveHappened } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

/**
 * Returns what `read` finds after a request that ended with `error` and may have been carried out. Rejects with `error`
 * itself when it was not carried out or nothing can be read, and with the reason of an abort.
 */
export async function readOutcome<T>(error: unknown, options: RequestOptions, read: () => Promise<T>): Promise<T> {
  if (!mayHaveHappened(error)) throw error;
  try {
    return await read();
  } catch (failure) {
    throw options.signal?.aborted ? failure : error;
  }
}
