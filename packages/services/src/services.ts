import type { Repositories } from '@x/repositories/repositories';

import { BoardService } from './board.js';
import { GalleryService } from './gallery.js';
import { NodeCatalog } from './internal/graph/catalog.js';
import { JobService, type QueueEvents } from './job.js';

/** All services, by name. */
export interface Services {
  readonly boards: BoardService;
  readonly gallery: GalleryService;
  readonly jobs: JobService;
  readonly nodes: NodeCatalog;
}

/** Creates all services on the repositories of one server. Without `events` jobs are followed by polling alone. */
export function createServices(repositories: Repositories, events?: QueueEvents): Services {
  const gallery = new GalleryService(repositories);
  return {
    gallery,
    boards: new BoardService(repositories, gallery),
    jobs: new JobService({ ...repositories, events }),
    nodes: new NodeCatalog(repositories),
  };
}
