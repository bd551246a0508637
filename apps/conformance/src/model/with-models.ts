import { type Scenario, type ScenarioOptions, scenario } from '../runner/scenario.js';
import type { ScenarioContext } from '../runner/scenario-context.js';
import { type Shapes, tensorFile } from './tensors.js';

/** What a scenario with models works with. */
export interface ModelContext extends ScenarioContext {
  /** Installs a model, which is not recorded, and returns its key. It is deleted when the scenario ends. */
  model(name: string, shapes: Shapes): Promise<string>;
}

/** Returns a scenario that installs models, on a server that reads the files of this machine. */
export const modelScenario = (
  title: string,
  run: (context: ModelContext) => Promise<void>,
  options: ScenarioOptions = {},
): Scenario =>
  scenario(
    title,
    async (context) => {
      const { models } = context.unrecorded.repositories;
      const keys: string[] = [];
      const model: ModelContext['model'] = async (name, shapes) => {
        const key = await context.installModel(tensorFile(`${name}.safetensors`, shapes));
        keys.push(key);
        return key;
      };
      try {
        await run({ ...context, model });
      } finally {
        for (const key of keys) if (await models.exists(key)) await models.delete(key);
      }
    },
    { ...options, needs: 'installModel' },
  );
