import type { Batch } from '@x/models/batch';
import type { Image } from '@x/models/image';
import type { ModelConfig } from '@x/models/model-config';
import type { BoardRepository } from '@x/repositories/board';
import type { ImageRepository } from '@x/repositories/image';
import type { ModelRepository } from '@x/repositories/model';
import type { ModelInstallRepository } from '@x/repositories/model-install';
import type { RequestOptions } from '@x/transport/options';
import type { NodeCatalog } from '../../graph.js';
import type { RecipeName } from './input.js';
import type { GenerationSettings } from './settings.js';

/** The repositories that {@link RecipeService} needs. In a test plain objects will do. */
export interface RecipeStores {
  /** What lists the models that are installed. */
  readonly models: Pick<ModelRepository, 'list'>;
  /** What reads images and uploads files. */
  readonly images: Pick<ImageRepository, 'getMany' | 'upload'>;
  /** What reads the board of the images. */
  readonly boards: Pick<BoardRepository, 'get'>;
  /** What lists the models that the server suggests. Without it `support` suggests none. */
  readonly modelInstalls?: Pick<ModelInstallRepository, 'starterModels'> | undefined;
}

/** The node types of the server. */
export type RecipeNodes = Pick<NodeCatalog, 'lint' | 'types'>;

/** What a recipe enqueues, and all that was decided for it. */
export interface RecipePlan {
  /** The name of the recipe. */
  readonly recipe: RecipeName;
  /** The graph, and the seeds of several images: what `JobService.enqueueBatch` takes. */
  readonly batch: Pick<Batch, 'data' | 'graph'>;
  /** The main model, or the one that enlarges; `undefined` without one. */
  readonly model: ModelConfig | undefined;
  /** The other models that are loaded, by the names of the parts. */
  readonly parts: Readonly<Record<string, ModelConfig>>;
  /** The settings, with all defaults; `undefined` for `upscale`. */
  readonly settings: GenerationSettings | undefined;
  /** One for each image, in the order of the jobs; none for `upscale`. */
  readonly seeds: readonly number[];
  /** The image that it begins with, as the server has it. */
  readonly image: Image | undefined;
  /** What was decided that the input leaves open, and what has no effect. */
  readonly notes: readonly string[];
}

/** What a plan is made with. */
export interface PlanContext {
  readonly stores: RecipeStores;
  readonly nodes: RecipeNodes;
  readonly options: RequestOptions;
}
