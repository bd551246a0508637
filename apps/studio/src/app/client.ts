import { eventSchemas } from '@x/models/event';
import { AppRepository } from '@x/repositories/app';
import { BoardRepository } from '@x/repositories/board';
import { GalleryRepository } from '@x/repositories/gallery';
import { ImageRepository } from '@x/repositories/image';
import { VirtualBoardRepository } from '@x/repositories/virtual-board';
import { createEventSocket, createLocalEventSocket, type EventSocket } from '@x/transport/event-socket';
import { createHttpTransport } from '@x/transport/http-transport';
import type { Transport } from '@x/transport/transport';

import type { LoadedClient } from './load-client.js';
import { createLogin, type Login } from './login.js';
import { noEvents } from './no-events.js';
import type { ServerProfile } from './servers.js';

/** Everything that works with one server. */
export interface Client {
  readonly server: ServerProfile;
  readonly login: Login;
  readonly transport: Transport;
  readonly events: EventSocket<typeof eventSchemas>;
  /** Those that the gallery needs. */
  readonly repositories: ReturnType<typeof createGalleryRepositories>;
  /** Returns the release of the server at another address, after one attempt. */
  versionOf(baseUrl: string): Promise<string>;
  /** Returns all repositories and the services, always the same. Their code is loaded with the first call. */
  load(): Promise<LoadedClient>;
}

/** Creates a client of a server. */
export function createStudioClient(server: ServerProfile): Client {
  const baseUrl = server.url;
  const login = createLogin(baseUrl);
  const { token } = login;
  const transport = createHttpTransport({ baseUrl, token });
  const events =
    server.kind === 'archive'
      ? createLocalEventSocket({ source: noEvents, events: eventSchemas })
      : createEventSocket({ baseUrl, token, events: eventSchemas });
  let loading: Promise<LoadedClient> | undefined;
  const load = async () => (await import('./load-client.js')).loadClient(transport, events);
  return {
    server,
    login,
    transport,
    events,
    repositories: createGalleryRepositories(transport),
    async versionOf(other) {
      return (await new AppRepository(createHttpTransport({ baseUrl: other, retries: 0 })).version()).version;
    },
    load() {
      loading ??= load().catch((error) => {
        loading = undefined;
        throw error;
      });
      return loading;
    },
  };
}

const createGalleryRepositories = (transport: Transport) => ({
  app: new AppRepository(transport),
  boards: new BoardRepository(transport),
  gallery: new GalleryRepository(transport),
  images: new ImageRepository(transport),
  virtualBoards: new VirtualBoardRepository(transport),
});
