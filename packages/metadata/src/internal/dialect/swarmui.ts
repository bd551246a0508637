import type { FoundLora } from '../../generation.js';
import { Fields, isJsonObject, present, presentOrNone } from '../fields.js';
import { type Dialect, findRecord } from './dialect.js';

/** SwarmUI: a JSON object with `sui_image_params`, whose numbers may be texts. */
export const swarmui: Dialect = (texts) => {
  const found = findRecord(
    texts.filter(({ text }) => text.includes('sui_image_params')),
    ...['parameters', 'usercomment', 'comment', '\u00a9cmt', 'file'],
  );
  if (!found || !isJsonObject(found.record['sui_image_params'])) return undefined;
  const fields = new Fields(found.record, found.key);
  const at = (name: string) => `sui_image_params.${name}`;
  const isModel = fields.items('sui_models').find((item) => item.text('param')?.value === 'model');
  const loras = readLoras(fields);
  return {
    format: 'swarmui',
    ...present({
      prompt: fields.text(at('prompt')),
      negativePrompt: fields.text(at('negativeprompt')),
      seed: fields.integer(at('seed')),
      steps: fields.number(at('steps')),
      cfgScale: fields.number(at('cfgscale')),
      sampler: fields.text(at('sampler')),
      scheduler: fields.text(at('scheduler')),
      width: fields.number(at('width')),
      height: fields.number(at('height')),
      model: presentOrNone({ name: fields.text(at('model')), hash: isModel?.text('hash') }),
      vae: presentOrNone({ name: fields.text(at('vae')) }),
      loras: loras.length > 0 ? loras : undefined,
      version: fields.text(at('swarm_version')),
    }),
    record: { value: found.record, from: found.key },
  };
};

/** Names and weights are two lists. */
function readLoras(fields: Fields): readonly FoundLora[] {
  const weights = fields.items('sui_image_params.loraweights');
  return fields.items('sui_image_params.loras').flatMap((item, index): FoundLora[] => {
    const name = item.text('');
    return name ? [present({ name, weight: weights[index]?.number('') })] : [];
  });
}
