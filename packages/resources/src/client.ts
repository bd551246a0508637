/// <reference lib="esnext.disposable" preserve="true" />
import { eventSchemas as schemas } from '@x/models/event';
import { createRepositories, type Repositories, type RepositoriesOptions } from '@x/repositories/repositories';
import type { Capabilities } from '@x/services/capability';
import { createServices, type Services } from '@x/services/services';
import {
  createEventSocket,
  createLocalEventSocket,
  type EventSocket,
  type EventSocketOptions,
  type LocalEventSource,
} from '@x/transport/event-socket';
import { createHttpTransport, type HttpTransportOptions } from '@x/transport/http-transport';
import type { RequestOptions } from '@x/transport/options';
import { createTokenStore } from '@x/transport/token';
import type { Transport } from '@x/transport/transport';
import { BoardResource } from './board.js';
import { fromEnvironment } from './environment.js';
import { ImageResource } from './image.js';
import { requireObject } from './internal/require-object.js';
import { VideoResource } from './video.js';

/** Options of {@link createClient}. */
export type ClientOptions = HttpTransportOptions &
  Pick<EventSocketOptions<typeof schemas>, 'socketPath' | 'WebSocket'> &
  RepositoriesOptions & {
    /** The events of a server in this process, such as `sandbox.events`. Without them a socket is connected. */
    readonly events?: LocalEventSource | undefined;
  };

/** Everything that works with one server, by layer. */
export interface Client extends Disposable {
  /** Sends every request of the client. Of use for operations that no repository has. */
  readonly transport: Transport;
  /** Events of the server. Loads and connects nothing before the first listener or job. */
  readonly events: EventSocket<typeof schemas>;
  /** One object for each domain of the server, one request for each method. */
  readonly repositories: Repositories;
  /** Work that takes several requests: jobs, moves and copies of boards, galleries of any size, graphs. */
  readonly services: Services;
  /** Returns what this server can do: its release, operations, node types, and whether users log in. */
  capabilities(options?: RequestOptions): Promise<Capabilities>;
  /** Returns a board with methods. Rejects with a `NotFoundError` when there is none. */
  getBoard(id: string, options?: RequestOptions): Promise<BoardResource>;
  /** Returns an image with methods. Rejects with a `NotFoundError` when there is none. */
  getImage(name: string, options?: RequestOptions): Promise<ImageResource>;
  /** Returns a video with methods. Rejects with a `NotFoundError` when there is none. */
  getVideo(name: string, options?: RequestOptions): Promise<VideoResource>;
  /** Disconnects and ends all waits. Jobs go on, and requests can still be made. */
  close(): void;
}

/**
 * Creates a client with every repository and service. Without options it takes them {@link fromEnvironment}. It bundles
 * all: a web page may create a repository itself.
 */
export function createClient(options: ClientOptions = fromEnvironment()): Client {
  requireObject('options', options);
  const shared = { ...options, token: createTokenStore(options.token) };
  const transport = createHttpTransport(shared);
  const events = options.events
    ? createLocalEventSocket({ ...shared, source: options.events, events: schemas })
    : createEventSocket({ ...shared, events: schemas });
  const repositories = createRepositories(transport, options);
  const services = createServices(repositories, events);
  const { boards, images, videos } = repositories;
  const getBoard: Client['getBoard'] = async (id, request) =>
    new BoardResource(await boards.get(id, request), { boards, images });
  const getImage: Client['getImage'] = async (name, request) =>
    new ImageResource(await images.get(name, request), images);
  const getVideo: Client['getVideo'] = async (name, request) =>
    new VideoResource(await videos.get(name, request), videos);
  const capabilities: Client['capabilities'] = (request) => services.capabilities.read(request);
  const close = (): void => {
    services.jobs.close();
    events.close();
  };
  return {
    transport,
    events,
    repositories,
    services,
    capabilities,
    getBoard,
    getImage,
    getVideo,
    close,
    [Symbol.dispose]: close,
  };
}
