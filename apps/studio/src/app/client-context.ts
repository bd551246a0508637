import { createContext, use } from 'react';

import type { Client } from './client.js';
import type { LoadedClient } from './load-client.js';

/** The client of the server that the page works with. */
export const ClientContext = createContext<Client | undefined>(undefined);

/** Returns the client of the server that the page works with. */
export function useClient(): Client {
  const client = use(ClientContext);
  if (!client) throw new Error('there is no client above this component');
  return client;
}

/** Returns all repositories and services. The component is shown when they are loaded. */
export function useLoadedClient(): LoadedClient {
  return use(useClient().load());
}
