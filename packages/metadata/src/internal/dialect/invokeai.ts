import { Fields, property } from '../fields.js';
import { type Dialect, type DialectFields, findRecord } from './dialect.js';
import { readLoras, readModel } from './model.js';

const common = ['seed', 'scheduler', 'strength', 'width', 'height'] as const;

/** InvokeAI 3.0 and newer. */
export const invokeai: Dialect = (texts) => {
  const metadata = findRecord(texts, ['invokeai_metadata']);
  if (metadata) return { ...readCore(metadata), record: metadata.found };
  const graph = findRecord(texts, ['invokeai_graph']);
  if (!graph) return undefined;
  const nodes = graph.at('nodes').found;
  const core = Object.entries(nodes.value ?? {}).find(([, node]) => property(node, 'type') === 'core_metadata');
  return core ? readCore(new Fields(core[1], `${nodes.from}.${core[0]}`)) : {};
};

function readCore(fields: Fields): DialectFields {
  return {
    ...fields.read(
      {
        prompt: 'positive_prompt',
        negativePrompt: 'negative_prompt',
        steps: ['steps', 'num_steps'],
        cfgScale: ['cfg_scale', 'guidance'],
        mode: 'generation_mode',
        version: 'app_version',
      },
      ...common,
    ),
    model: readModel(fields, 'model'),
    vae: readModel(fields, 'vae'),
    loras: readLoras(fields),
  };
}

/** InvokeAI 3.0.0 beta 1 to 5. */
export const invokeaiBeta: Dialect = (texts) => {
  const fields = findRecord(texts, ['invokeai']);
  return (
    fields && {
      ...fields.read(
        {
          prompt: 'positive_conditioning',
          negativePrompt: 'negative_conditioning',
          cfgScale: 'cfg_scale',
          mode: 'type',
        },
        'steps',
        ...common,
      ),
      model: readModel(fields, 'model'),
      loras: readLoras(fields),
      record: fields.found,
    }
  );
};
