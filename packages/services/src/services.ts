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
    gallery,
    boards: new BoardService(repositories, gallery),
    jobs: new JobService({ ...repositories, events }),
    nodes: new NodeCatalog(repositories),
  };
}

/** All services, by name. */
export interface Services extends ReturnType<typeof createServices> {}
