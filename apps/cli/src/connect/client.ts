import type { Client } from '@x/resources/client';

import type { Host } from '../host.js';
import { environmentToken, tokenStorage } from './tokens.js';

/** How a server is talked to. */
export interface CliClientOptions {
  /** The token to send. Left out, that of the environment, or of an earlier login. */
  readonly token?: string | undefined;
  /** Called with the address of the server whenever it does not respond, or refuses a request. */
  readonly onFailure?: ((url: string) => void) | undefined;
}

/** Returns a client of a server. */
export async function createCliClient(url: string, host: Host, options: CliClientOptions = {}): Promise<Client> {
  const { createClient } = await import('@x/resources/client');
  const { events, random } = host;
  const fetch = reportingFetch(url, host, options);
  const server = { baseUrl: url, fetch, ...(events && { events }), ...(random && { random }) };
  const token = options.token ?? environmentToken(url, host);
  if (token !== undefined) return createClient({ ...server, token });
  const storage = await tokenStorage(url, host);
  if ((await storage.load()) === undefined) return createClient(server);
  const { createAuth } = await import('@x/resources/auth');
  return createClient({ ...server, token: createAuth({ ...server, tokens: storage }).token });
}

function reportingFetch(url: string, { fetch = globalThis.fetch }: Host, { onFailure }: CliClientOptions) {
  const reporting: typeof globalThis.fetch = async (input, init) => {
    try {
      const response = await fetch(input, init);
      if (!response.ok) onFailure?.(url);
      return response;
    } catch (error) {
      if (!init?.signal?.aborted) onFailure?.(url);
      throw error;
    }
  };
  return reporting;
}
