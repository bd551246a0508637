import type { Graph } from '@x/models/graph';
import type { ModelConfig } from '@x/models/model-config';
import { RecipeUnavailableError } from '../../errors.js';
import { findFamily } from './family/families.js';
import { findLora } from './find-lora.js';
import { findModel } from './find-model.js';
import { findParts } from './find-parts.js';
import { type Generation, usesNegative } from './generation.js';
import { imageToImage } from './image-to-image.js';
import { beginningOf, imagesOf } from './images.js';
import { inpaint } from './inpaint.js';
import type { AnyGenerationInput, GenerationName } from './input.js';
import { lintPlan } from './lint-plan.js';
import { listModels } from './list-models.js';
import { missingNodes } from './node-types.js';
import type { PlanContext, RecipePlan } from './plan.js';
import { seedsOf } from './seeds.js';
import { settingsOf } from './settings.js';
import { textToImage } from './text-to-image.js';

const NO_NEGATIVE = 'negativePrompt has no effect where cfgScale is 1';

/** Returns the plan of a recipe that begins with a prompt. Its input has been checked. */
export async function planGeneration(
  recipe: GenerationName,
  input: AnyGenerationInput,
  context: PlanContext,
): Promise<RecipePlan> {
  const { stores, options } = context;
  const models = await listModels(stores, options);
  const main = findModel(models, input.model, { argument: 'model', what: 'a model of type "main"', fits: isMain });
  const family = findFamily(main);
  if (!family)
    throw new RecipeUnavailableError(recipe, nameOf(main), [`no recipe knows models of base "${main.base}"`]);
  const { chosen, reasons: lacks, notes } = findParts(family, { main, models }, input);
  const loras = (input.loras ?? []).map((lora, index) => findLora(family, models, { lora, index }));
  settingsOf(family, { main }, input); // refuses before anything is uploaded
  const refusal = family.refuses(main);
  const absent = missingNodes(family, recipe, await context.nodes.types(options));
  const reasons = [...(refusal ? [refusal] : []), ...lacks, ...absent];
  if (reasons.length > 0) throw new RecipeUnavailableError(recipe, nameOf(main), reasons);

  if (input.board !== undefined) await stores.boards.get(input.board, options);
  const images = await imagesOf(stores.images, input, options);
  const settings = settingsOf(family, { main, image: images.image }, input);
  const seeds = seedsOf(input);
  const generation: Generation = {
    ...{ family, main, parts: chosen, loras, settings, seed: seeds[0], board: input.board },
    ...{ prompt: input.prompt, negativePrompt: input.negativePrompt ?? '' },
    beginning: beginningOf(images, settings, input.strength),
  };
  const data = seeds.length > 1 ? [[{ node_path: 'seed', field_name: 'value', items: [...seeds] }]] : undefined;
  const plan: RecipePlan = {
    ...{ recipe, model: main, settings, seeds, image: images.image },
    batch: { graph: graphOf(generation), ...(data && { data }) },
    parts: Object.fromEntries(chosen.map(({ part, model }) => [part.name, model])),
    notes: [...notes, ...(input.negativePrompt && !usesNegative(generation) ? [NO_NEGATIVE] : [])],
  };
  await lintPlan(plan, family.nodes.denoise.settings, context);
  return plan;
}

const isMain = ({ type }: ModelConfig): boolean => type === 'main';
const nameOf = ({ name, base }: ModelConfig): string => `"${name}" (base "${base}")`;

function graphOf(generation: Generation): Graph {
  const { beginning } = generation;
  if (!beginning) return textToImage(generation);
  const { mask } = beginning;
  return mask
    ? inpaint({ ...generation, beginning: { ...beginning, mask } })
    : imageToImage({ ...generation, beginning });
}
