import { BoardService, type BoardStores } from './board.js';
import { CapabilityService, type CapabilityStores } from './capability.js';
import { GalleryService, type GalleryStores } from './gallery.js';
import { NodeCatalog, type NodeCatalogStores } from './internal/graph/catalog.js';
import { JobService, type JobStores, type QueueEvents } from './job.js';
import { ModelService, type ModelStores } from './model.js';

/** The repositories that the services need, such as those of `createRepositories`. */
export type ServiceStores = BoardStores &
  CapabilityStores &
  GalleryStores &
  NodeCatalogStores &
  Omit<JobStores, 'events'>;

/** The repositories that the service of models needs besides. */
type ModelRepositories = Omit<ModelStores, 'events'>;

/** All services, by name. */
export interface Services {
  /** Lists, counts and searches galleries of any size. */
  readonly gallery: GalleryService;
  /** Merges, moves, copies and deletes whole boards. */
  readonly boards: BoardService;
  /** Reads what the server can do. */
  readonly capabilities: CapabilityService;
  /** Enqueues graphs and follows them to their end. */
  readonly jobs: JobService;
  /** Describes the node types of the server, and lints graphs. */
  readonly nodes: NodeCatalog;
  /** Finds models and installs those that are missing. */
  readonly models: ModelService;
}

/** Creates all services on the repositories of one server. Without `events` they poll alone. */
export function createServices(repositories: ServiceStores & ModelRepositories, events?: QueueEvents): Services;
/** Creates all services but the one of models, whose repositories are missing. */
export function createServices(repositories: ServiceStores, events?: QueueEvents): Omit<Services, 'models'>;
export function createServices(
  repositories: ServiceStores & Partial<ModelRepositories>,
  events?: QueueEvents,
): Omit<Services, 'models'> & Partial<Services> {
  const gallery = new GalleryService(repositories);
  const { models, modelInstalls } = repositories;
  return {
    gallery,
    boards: new BoardService(repositories, gallery),
    capabilities: new CapabilityService(repositories),
    jobs: new JobService({ ...repositories, events }),
    nodes: new NodeCatalog(repositories),
    ...(models && modelInstalls && { models: new ModelService({ models, modelInstalls, events }) }),
  };
}
