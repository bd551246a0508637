import type { eventSchemas } from '@x/models/event';
import { createRepositories, type Repositories } from '@x/repositories/repositories';
import { createServices, type Services } from '@x/services/services';
import type { EventSocket } from '@x/transport/event-socket';
import type { Transport } from '@x/transport/transport';

/** What takes more code than the first screen needs. */
export interface LoadedClient {
  readonly repositories: Repositories;
  readonly services: Services;
}

/** Creates all repositories and services. A file of its own, for it is loaded when it is needed. */
export function loadClient(transport: Transport, events: EventSocket<typeof eventSchemas>): LoadedClient {
  const repositories = createRepositories(transport);
  return { repositories, services: createServices(repositories, events) };
}
