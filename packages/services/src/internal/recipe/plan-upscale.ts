import type { ModelConfig } from '@x/models/model-config';
import { RecipeUnavailableError } from '../../errors.js';
import { findModel } from './find-model.js';
import { imageOf } from './images.js';
import type { UpscaleInput } from './input.js';
import { lintPlan } from './lint-plan.js';
import { listModels } from './list-models.js';
import type { PlanContext, RecipePlan } from './plan.js';
import { upscale } from './upscale.js';

const isUpscaler = ({ type }: ModelConfig): boolean => String(type) === 'spandrel_image_to_image';

/** Returns the plan of an enlargement. Its input has been checked. */
export async function planUpscale(input: UpscaleInput, context: PlanContext): Promise<RecipePlan> {
  const { stores, nodes, options } = context;
  const models = await listModels(stores, options);
  const { model, notes } = chooseUpscaler(models, input);
  const { scale, board } = input;
  const type = model
    ? scale === undefined
      ? 'spandrel_image_to_image'
      : 'spandrel_image_to_image_autoscale'
    : 'img_scale';
  if (!(await nodes.types(options)).templates.has(type)) {
    throw new RecipeUnavailableError('upscale', model ? `"${model.name}"` : 'no model', [
      `this server has no node type "${type}"`,
    ]);
  }
  if (board !== undefined) await stores.boards.get(board, options);
  const image = await imageOf(stores.images, { argument: 'image', reference: input.image }, options);
  const graph = upscale({ image: { image_name: image.image_name }, model, scale, board });
  const plan: RecipePlan = {
    ...{ recipe: 'upscale', batch: { graph }, model, parts: {}, settings: undefined, seeds: [], image, notes },
  };
  await lintPlan(plan, {}, context);
  return plan;
}

function chooseUpscaler(models: readonly ModelConfig[], { model: reference }: UpscaleInput) {
  const [first, ...others] = models.filter(isUpscaler);
  if (reference === 'none') return { model: undefined, notes: [] };
  if (reference !== undefined) {
    const wanted = { argument: 'model', what: 'a model of type "spandrel_image_to_image"', fits: isUpscaler };
    return { model: findModel(models, reference, wanted), notes: [] };
  }
  if (!first) return { model: undefined, notes: ['no model that enlarges is installed: the image is resized'] };
  const note = `${others.length + 1} models enlarge: "${first.name}" is used; give model for another`;
  return { model: first, notes: others.length > 0 ? [note] : [] };
}
