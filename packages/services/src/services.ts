import { BoardService, type BoardStores } from './board.js';
import { GalleryService, type GalleryStores } from './gallery.js';
import { NodeCatalog, type NodeCatalogStores } from './internal/graph/catalog.js';
import { JobService, type JobStores, type QueueEvents } from './job.js';

/** The repositories that the services need, such as those of `createRepositories`. */
export type ServiceStores = BoardStores & GalleryStores & NodeCatalogStores & Omit<JobStores, 'events'>;

/** Creates all services on the repositories of one server. Without `events` jobs are followed by polling alone. */
export function createServices(repositories: ServiceStores, events?: QueueEvents) {
  const gallery = new GalleryService(repositories);
  return {
    /** Lists, counts and searches galleries of any size. */
    gallery,
    /** Merges, moves, copies and deletes whole boards. */
    boards: new BoardService(repositories, gallery),
    /** Enqueues graphs and follows them to their end. */
    jobs: new JobService({ ...repositories, events }),
    /** Describes the node types of the server, and lints graphs. */
    nodes: new NodeCatalog(repositories),
  };
}

/** All services, by name. */
export interface Services extends ReturnType<typeof createServices> {}
