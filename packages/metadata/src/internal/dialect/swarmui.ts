import type { FoundLora } from '../../generation.js';
import { type Fields, isJsonObject, nonEmpty } from '../fields.js';
import { type Dialect, findRecord } from './dialect.js';

const parameters = 'sui_image_params';

/** SwarmUI: a JSON object with `sui_image_params`, whose numbers may be texts. */
export const swarmui: Dialect = (texts) => {
  const fields = findRecord(texts, ['parameters', 'usercomment', 'comment', 'description', 'file'], parameters);
  const image = fields?.at(parameters);
  if (!fields || !image || !isJsonObject(image.found.value)) return undefined;
  const model = fields.items('sui_models').find((item) => item.text('param')?.value === 'model');
  return {
    ...image.read(
      { negativePrompt: 'negativeprompt', cfgScale: 'cfgscale', version: 'swarm_version' },
      'prompt',
      'seed',
      'steps',
      'sampler',
      'scheduler',
      'width',
      'height',
    ),
    model: nonEmpty({ ...image.read({ name: 'model' }), ...model?.read({ hash: 'hash' }) }),
    vae: nonEmpty(image.read({ name: 'vae' })),
    loras: readLoras(image),
    record: fields.found,
  };
};

/** Names and weights are two lists. */
function readLoras(image: Fields): readonly FoundLora[] | undefined {
  const weights = image.items('loraweights');
  const loras = image.items('loras').map((item, index): FoundLora => {
    return { ...item.read({ name: '' }), ...weights[index]?.read({ weight: '' }) };
  });
  return nonEmpty(loras.filter(({ name }) => name));
}
