import { ModelConfig } from '@x/models/model-config';
import type { NodeTemplate } from '@x/models/node-template';
import { type StarterModel, StarterModels } from '@x/models/starter-model';
import { createMemoryRepositories, type MemoryServer } from '@x/repositories/test';

import type { LintFinding } from '../../src/graph.js';
import { families } from '../../src/internal/recipe/family/families.js';
import { neededNodes } from '../../src/internal/recipe/node-types.js';
import { JobService } from '../../src/job.js';
import { RecipeService } from '../../src/recipe.js';

/** Returns the record of a model. */
export const modelRecord = (fields: Readonly<Record<string, unknown>>): ModelConfig =>
  ModelConfig.parse({
    ...{ key: `key-of-${fields['name']}`, hash: `blake3:${fields['name']}`, path: '/models/x', file_size: 1 },
    ...{ source: 'x', source_type: 'path', format: 'checkpoint', base: 'any' },
    ...fields,
  });

/** Returns a main model with the name of its architecture. */
export const mainModel = (base: string, fields: object = {}): ModelConfig =>
  modelRecord({ name: base, base, type: 'main', ...fields });

/** What FLUX, Z-Image and others need besides a single file. */
export const parts: readonly ModelConfig[] = [
  modelRecord({ name: 'flux vae', type: 'vae', base: 'flux' }),
  modelRecord({ name: 'qwen vae', type: 'vae', base: 'qwen-image' }),
  modelRecord({ name: 'wan vae', type: 'vae', base: 'wan', latent_channels: 16 }),
  modelRecord({ name: 'wan small vae', type: 'vae', base: 'wan', latent_channels: 48 }),
  modelRecord({ name: 't5', type: 't5_encoder', format: 't5_encoder' }),
  modelRecord({ name: 'clip g', type: 'clip_embed', variant: 'gigantic' }),
  modelRecord({ name: 'clip l', type: 'clip_embed', variant: 'large' }),
  modelRecord({ name: 'a small qwen3', type: 'qwen3_encoder', variant: 'qwen3_06b' }),
  modelRecord({ name: 'qwen3', type: 'qwen3_encoder', variant: 'qwen3_4b' }),
  modelRecord({ name: 'qwen vl', type: 'qwen_vl_encoder' }),
  modelRecord({ name: 'umt5', type: 'wan_t5_encoder' }),
];

/** A service of recipes on repositories in memory. */
export interface RecipesFixture extends Disposable {
  readonly recipes: RecipeService;
  readonly server: MemoryServer;
  readonly models: ModelConfig[];
  /** The node types of the server. All that any recipe needs, at first. */
  readonly nodeTypes: Set<string>;
  /** What the next graphs are found to be wrong with. */
  readonly findings: LintFinding[];
  /** What the server suggests, or why it does not. Nothing, at first. */
  readonly starters: { value: readonly Partial<StarterModel>[] | Error };
}

const others = ['img_scale', 'spandrel_image_to_image', 'spandrel_image_to_image_autoscale', 'img_resize'];

/** Creates a fixture with these models. */
export function setUpRecipes(models: readonly ModelConfig[] = [mainModel('sd-1')]): RecipesFixture {
  const repositories = createMemoryRepositories();
  const { server, boards, images } = repositories;
  const jobs = new JobService(repositories, { pollInterval: 5 });
  const nodeTypes = new Set([...families.flatMap((family) => neededNodes(family, 'inpaint')), ...others]);
  const findings: LintFinding[] = [];
  const installed = [...models];
  const starters: RecipesFixture['starters'] = { value: [] };
  const stores = {
    ...{ boards, images },
    modelInstalls: {
      async starterModels() {
        if (starters.value instanceof Error) throw starters.value;
        const about = { description: '', source: '' };
        return StarterModels.parse({
          starter_models: starters.value.map((model) => ({ ...about, ...model })),
          starter_bundles: {},
        });
      },
    },
    models: {
      async *list(_: unknown, options?: { readonly signal?: AbortSignal | undefined }) {
        await server.respond('models.list', options, () => undefined);
        yield* installed;
      },
    },
  };
  const about = { title: '', version: '1.0.0', category: '', node_pack: 'invokeai', classification: 'stable' };
  const template = (type: string): NodeTemplate => ({
    ...{ type, ...about, inputs: {}, outputs: {}, use_cache: true, keeps_unknown: false },
  });
  const nodes = {
    types: async () => ({
      templates: new Map([...nodeTypes].map((type) => [type, template(type)])),
      objects: new Map<string, never>(),
    }),
    lint: async () => [...findings],
  };
  return {
    recipes: new RecipeService(stores, { jobs, nodes }),
    ...{ server, models: installed, nodeTypes, findings, starters },
    [Symbol.dispose]: () => jobs.close(),
  };
}
