import type { Client } from '@x/resources/client';
import { ConnectionError, HttpError, NotInvokeAIError, TimeoutError } from '@x/transport/errors';

import { TourError } from './tour-error.js';

/** Returns the release of the server, or throws what is wrong with it in one sentence. */
export async function greet({ transport }: Client, url: string, signal: AbortSignal): Promise<string> {
  try {
    // An operation that no repository has yet is called by its route.
    const answer = await transport.request('GET /api/v1/app/version', { signal, repeatable: false, timeout: 10_000 });
    const body: unknown = await answer.json().catch(() => undefined);
    if (typeof body === 'object' && body && 'version' in body) return String(body.version);
  } catch (error) {
    if (error instanceof ConnectionError || error instanceof TimeoutError) {
      throw new TourError(`There is no answer from ${url}: is InvokeAI running there?`);
    }
    if (!(error instanceof NotInvokeAIError || error instanceof HttpError)) throw error;
  }
  throw new TourError(`There is a server at ${url}, but it is not an InvokeAI.`);
}
