import type { StarterModel } from '@x/models/starter-model';
import { PermissionError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { checkInput, checkRecipe } from './check-input.js';
import type { AnyGenerationInput, RecipeInputs, RecipeName, UpscaleInput } from './input.js';
import { listModels } from './list-models.js';
import type { PlanContext, RecipePlan, RecipeStores } from './plan.js';
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
  const models = await listModels(stores, options);
  return supportOf({ models, types: await nodes.types(options), starters: await readStarters(stores, options) });
}

/** Returns the models that the server suggests: none for a user who may not read them. */
async function readStarters({ modelInstalls }: RecipeStores, options: RequestOptions): Promise<StarterModel[]> {
  if (!modelInstalls) return [];
  try {
    return (await modelInstalls.starterModels(options)).starter_models;
  } catch (error) {
    if (error instanceof PermissionError) return [];
    throw error;
  }
}
