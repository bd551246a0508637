import { createClient } from '@x/resources/client';
import {
  AuthenticationError,
  ConnectionError,
  HttpError,
  NotInvokeAIError,
  ResponseError,
  TimeoutError,
} from '@x/transport/errors';

import { TourError } from './tour-error.js';
import type { TourServer } from './tour-server.js';

/** Returns the version of the server, or rejects when there is no InvokeAI at `url`. */
export async function checkServer(
  { url, token }: Pick<TourServer, 'url' | 'token'>,
  signal: AbortSignal,
): Promise<string> {
  using client = createClient({ baseUrl: url, token, retries: 0 });
  try {
    return (await client.repositories.app.version({ signal, timeout: 10_000 })).version;
  } catch (error) {
    if (error instanceof ConnectionError || error instanceof TimeoutError) {
      throw new TourError(`No response from ${url}: is InvokeAI running there?`);
    }
    if (error instanceof AuthenticationError) {
      throw new TourError(
        `The server at ${url} wants ${token ? 'another' : 'a'} token: pass --token or set INVOKEAI_TOKEN.`,
      );
    }
    if (error instanceof NotInvokeAIError || error instanceof HttpError || error instanceof ResponseError) {
      throw new TourError(`The server at ${url} is not InvokeAI.`);
    }
    throw error;
  }
}
