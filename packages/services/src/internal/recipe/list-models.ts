import type { ModelConfig } from '@x/models/model-config';
import type { RequestOptions } from '@x/transport/options';
import type { RecipeStores } from './plan.js';

/** Returns all models that are installed, by name. */
export async function listModels({ models }: RecipeStores, options: RequestOptions): Promise<ModelConfig[]> {
  const all: ModelConfig[] = [];
  for await (const model of models.list({}, options)) all.push(model);
  return all;
}
