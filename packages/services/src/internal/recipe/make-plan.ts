import { checkInput, checkRecipe } from './check-input.js';
import type { AnyGenerationInput, RecipeInputs, RecipeName, UpscaleInput } from './input.js';
import { listModels } from './list-models.js';
import type { PlanContext, RecipePlan } from './plan.js';
import { planGeneration } from './plan-generation.js';
import { planUpscale } from './plan-upscale.js';
import { type FamilySupport, supportOf } from './support.js';

/** Checks the input of a recipe, and returns its plan. */
export async function makePlan(
  name: RecipeName,
  input: RecipeInputs[RecipeName],
  context: PlanContext,
): Promise<RecipePlan> {
  const recipe = checkRecipe(name);
  checkInput(recipe, input);
  if (recipe === 'upscale') return planUpscale(input as UpscaleInput, context);
  return planGeneration(recipe, input as AnyGenerationInput, context);
}

/** Reads the models and the node types, and returns what can be done with each family. */
export async function readSupport({ stores, nodes, options }: PlanContext): Promise<FamilySupport[]> {
  return supportOf(await listModels(stores, options), await nodes.types(options));
}
