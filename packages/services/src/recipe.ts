import type { Image } from '@x/models/image';
import type { RequestOptions } from '@x/transport/options';
import { requestOptions, requireStores } from './internal/arguments.js';
import type {
  ImageToImageInput,
  InpaintInput,
  RecipeInputs,
  RecipeName,
  TextToImageInput,
  UpscaleInput,
} from './internal/recipe/input.js';
import type { PlanContext, RecipeNodes, RecipePlan, RecipeStores } from './internal/recipe/plan.js';
import type { FamilySupport } from './internal/recipe/support.js';
import type { JobBatch, JobService, WaitOptions } from './job.js';

export type {
  GenerationInput,
  ImageFile,
  ImageReference,
  ImageToImageInput,
  InpaintInput,
  LoraInput,
  ModelReference,
  RecipeInputs,
  RecipeName,
  TextToImageInput,
  UpscaleInput,
} from './internal/recipe/input.js';
export type { RecipeNodes, RecipePlan, RecipeStores } from './internal/recipe/plan.js';
export type { GenerationSettings } from './internal/recipe/settings.js';
export type { FamilySupport, ModelSupport, NamedPart, SuggestedModel } from './internal/recipe/support.js';

/** The services that {@link RecipeService} uses. */
export interface RecipeServices {
  /** What enqueues the graphs. */
  readonly jobs: Pick<JobService, 'enqueueBatch'>;
  /** What describes the node types of the server. */
  readonly nodes: RecipeNodes;
}

/** A recipe that is on the queue. */
export interface RecipeRun {
  /** What was enqueued, with all that was decided: the seeds, the settings, the models. */
  readonly plan: RecipePlan;
  /** One job for each image. Its own lists of images have those that the graph makes on the way, too. */
  readonly batch: JobBatch;
  /**
   * Returns the images, once all jobs have ended, in the order of the seeds.
   *
   * @throws JobError of the first job that did not complete
   */
  images(options?: WaitOptions): Promise<Image[]>;
}

/**
 * Images from one call, with the models of any family that the server has: the graph, the parts of the model and the
 * defaults are those of the family.
 *
 * Input that is wrong rejects with an `InputError`, before anything is enqueued or uploaded. What the server lacks
 * rejects with a `RecipeUnavailableError` that lists it.
 */
export class RecipeService {
  readonly #stores: RecipeStores;
  readonly #services: RecipeServices;

  constructor(stores: RecipeStores, services: RecipeServices) {
    requireStores(stores, ['models', 'images', 'boards']);
    this.#stores = stores;
    this.#services = services;
  }

  /** Generates images from a prompt. */
  textToImage(input: TextToImageInput, options?: RequestOptions): Promise<RecipeRun> {
    return this.#run('textToImage', input, options);
  }

  /** Generates images from another image and a prompt. */
  imageToImage(input: ImageToImageInput, options?: RequestOptions): Promise<RecipeRun> {
    return this.#run('imageToImage', input, options);
  }

  /** Paints a part of an image anew. The pixels that the mask keeps do not change. */
  inpaint(input: InpaintInput, options?: RequestOptions): Promise<RecipeRun> {
    return this.#run('inpaint', input, options);
  }

  /** Enlarges an image, with a model or without. */
  upscale(input: UpscaleInput, options?: RequestOptions): Promise<RecipeRun> {
    return this.#run('upscale', input, options);
  }

  /** Returns what a recipe would enqueue, and enqueues nothing. An image that is a file is uploaded for it. */
  async plan<Name extends RecipeName>(
    recipe: Name,
    input: RecipeInputs[Name],
    options?: RequestOptions,
  ): Promise<RecipePlan> {
    return this.#plan(recipe, input, requestOptions(options));
  }

  /** Returns what can be done with each family of models, and what is missing. */
  async support(options?: RequestOptions): Promise<FamilySupport[]> {
    const context = this.#context(requestOptions(options));
    const { readSupport } = await import('./internal/recipe/make-plan.js');
    return readSupport(context);
  }

  async #run(recipe: RecipeName, input: RecipeInputs[RecipeName], options?: RequestOptions): Promise<RecipeRun> {
    const request = requestOptions(options);
    const plan = await this.#plan(recipe, input, request);
    request.signal?.throwIfAborted();
    const batch = await this.#services.jobs.enqueueBatch(plan.batch, {}, request);
    const images: RecipeRun['images'] = async (wait) =>
      (await batch.images(wait)).flat().filter(({ is_intermediate }) => !is_intermediate);
    return { plan, batch, images };
  }

  /** The code for it is loaded here, so that web pages without recipes do not load it. */
  async #plan(recipe: RecipeName, input: RecipeInputs[RecipeName], options: RequestOptions): Promise<RecipePlan> {
    const { makePlan } = await import('./internal/recipe/make-plan.js');
    return makePlan(recipe, input, this.#context(options));
  }

  #context(options: RequestOptions): PlanContext {
    return { stores: this.#stores, nodes: this.#services.nodes, options };
  }
}
