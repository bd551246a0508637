import { BoardService, type BoardStores } from './board.js';
import { CapabilityService, type CapabilityStores } from './capability.js';
import { GalleryService, type GalleryStores } from './gallery.js';
import { NodeCatalog, type NodeCatalogStores } from './internal/graph/catalog.js';
import { WorkflowService } from './internal/workflow/workflow-service.js';
import { JobService, type JobStores, type QueueEvents } from './job.js';
import { ModelService, type ModelStores } from './model.js';
import { RecipeService, type RecipeServices, type RecipeStores } from './recipe.js';
import { TransferService, type TransferStores } from './transfer.js';
import type { WorkflowStores } from './workflow.js';

/** The repositories that the services need, such as those of `createRepositories`. */
export type ServiceStores = BoardStores &
  CapabilityStores &
  GalleryStores &
  NodeCatalogStores &
  Omit<JobStores, 'events'> &
  Pick<TransferStores, 'images'>;

/** The repositories that the services of models and recipes need besides. Repositories in memory have none. */
export type ModelRepositories = Omit<ModelStores, 'events'> & Required<Pick<RecipeStores, 'modelInstalls' | 'models'>>;

/** The repositories that the service of workflows needs besides. Repositories in memory have none. */
export type WorkflowRepositories = WorkflowStores;

/** Creates all services on the repositories of one server. Without `events` they poll alone. */
export function createServices<R extends ServiceStores>(repositories: R, events?: QueueEvents) {
  const gallery = new GalleryService(repositories);
  const jobs = new JobService({ ...repositories, events });
  const nodes = new NodeCatalog(repositories);
  return {
    /** Lists, counts and searches galleries of any size. */
    gallery,
    /** Merges, moves, copies and deletes whole boards. */
    boards: new BoardService(repositories, gallery),
    /** Reads what the server can do. */
    capabilities: new CapabilityService(repositories),
    /** Enqueues graphs and follows them to their end. */
    jobs,
    /** Describes the node types of the server, and lints graphs. */
    nodes,
    /** Transfers images, videos, boards and workflows to and from archives and other servers. */
    transfer: new TransferService(repositories),
    /** Finds models and installs those that are missing. `undefined` without the repositories of models. */
    models: modelService(repositories, events),
    /** Generates images from a prompt with the models of any family. `undefined` without the repository of models. */
    recipes: recipeService(repositories, { jobs, nodes }),
    /** Opens workflows and runs them with values. `undefined` without the repositories of models and workflows. */
    workflows: workflowService(repositories, { jobs, nodes }),
  };
}

/** All services, by name. */
export interface Services
  extends ReturnType<typeof createServices<ServiceStores & ModelRepositories & WorkflowRepositories>> {}

function modelService<R extends object>(
  repositories: R & Partial<ModelRepositories>,
  events: QueueEvents | undefined,
): R extends ModelRepositories ? ModelService : undefined {
  const { models, modelInstalls } = repositories;
  const service = models && modelInstalls && new ModelService({ models, modelInstalls, events });
  return service as R extends ModelRepositories ? ModelService : undefined;
}

function recipeService<R extends Pick<ServiceStores, 'boards' | 'images'>>(
  repositories: R & Partial<ModelRepositories>,
  services: RecipeServices,
): R extends ModelRepositories ? RecipeService : undefined {
  const { models, modelInstalls, boards, images } = repositories;
  const service = models && new RecipeService({ models, modelInstalls, boards, images }, services);
  return service as R extends ModelRepositories ? RecipeService : undefined;
}

function workflowService<R extends object>(
  repositories: R,
  services: ConstructorParameters<typeof WorkflowService>[1],
): R extends WorkflowRepositories ? WorkflowService : undefined {
  const service = hasWorkflows(repositories) ? new WorkflowService(repositories, services) : undefined;
  return service as R extends WorkflowRepositories ? WorkflowService : undefined;
}

const hasWorkflows = <R extends object>(repositories: R): repositories is R & WorkflowRepositories =>
  ['models', 'modelInstalls', 'prompts', 'workflows'].every((name) => name in repositories);
