import type { Generation } from '../../generation.js';
import { Fields, isJsonObject, present, property } from '../fields.js';
import { type Dialect, findRecord } from './dialect.js';
import { readLoras, readModel } from './model.js';

/** InvokeAI 3.0 and newer. */
export const invokeai: Dialect = (texts) => {
  const metadata = findRecord(texts, 'invokeai_metadata');
  if (metadata) {
    const record = { value: metadata.record, from: metadata.key };
    return { ...readCore(new Fields(metadata.record, metadata.key)), record };
  }
  const graph = findRecord(texts, 'invokeai_graph');
  if (!graph) return undefined;
  const nodes = property(graph.record, 'nodes');
  const core = Object.entries(isJsonObject(nodes) ? nodes : {}).find(
    ([, node]) => property(node, 'type') === 'core_metadata',
  );
  return core ? readCore(new Fields(core[1], `${graph.key}.nodes.${core[0]}`)) : { format: 'invokeai' };
};

function readCore(fields: Fields): Generation {
  return {
    format: 'invokeai',
    ...present({
      prompt: fields.text('positive_prompt'),
      negativePrompt: fields.text('negative_prompt'),
      seed: fields.integer('seed'),
      steps: fields.number('steps', 'num_steps'),
      cfgScale: fields.number('cfg_scale', 'guidance'),
      scheduler: fields.text('scheduler'),
      strength: fields.number('strength'),
      width: fields.number('width'),
      height: fields.number('height'),
      model: readModel(fields, 'model'),
      vae: readModel(fields, 'vae'),
      loras: readLoras(fields),
      mode: fields.text('generation_mode'),
      version: fields.text('app_version'),
    }),
  };
}

/** InvokeAI 3.0.0 beta 1 to 5. */
export const invokeaiBeta: Dialect = (texts) => {
  const found = findRecord(texts, 'invokeai');
  if (!found) return undefined;
  const fields = new Fields(found.record, found.key);
  return {
    format: 'invokeai-beta',
    ...present({
      prompt: fields.text('positive_conditioning'),
      negativePrompt: fields.text('negative_conditioning'),
      seed: fields.integer('seed'),
      steps: fields.number('steps'),
      cfgScale: fields.number('cfg_scale'),
      scheduler: fields.text('scheduler'),
      strength: fields.number('strength'),
      width: fields.number('width'),
      height: fields.number('height'),
      model: readModel(fields, 'model'),
      loras: readLoras(fields),
      mode: fields.text('type'),
    }),
    record: { value: found.record, from: found.key },
  };
};
