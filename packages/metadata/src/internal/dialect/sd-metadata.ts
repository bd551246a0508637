import type { Found } from '../../generation.js';
import { type Fields, nonEmpty } from '../fields.js';
import { type Dialect, findRecord } from './dialect.js';
import { splitPrompt } from './split-prompt.js';

/** InvokeAI 1.15 to 2.3. */
export const sdMetadata: Dialect = (texts) => {
  const fields = findRecord(texts, ['sd-metadata']);
  if (!fields) return undefined;
  const image = fields.at('image');
  return {
    ...splitPrompt(promptOf(image)),
    ...image.read(
      { cfgScale: 'cfg_scale', strength: ['strength', 'strength_steps'], mode: 'type' },
      'seed',
      'steps',
      'sampler',
      'width',
      'height',
    ),
    ...fields.read({ version: 'app_version' }),
    model: nonEmpty(fields.read({ name: 'model_weights', hash: 'model_hash' })),
    record: fields.found,
  };
};

/** The prompt is a text, or a list of texts with weights, which then are written as `text:weight`. */
function promptOf(image: Fields): Found<string> | undefined {
  const text = image.text('prompt');
  if (text) return text;
  const items = image.items('prompt');
  const parts = items.flatMap((item) => {
    const prompt = item.text('prompt')?.value;
    const weight = item.read({}, 'weight').weight?.value ?? 1;
    if (prompt === undefined) return [];
    return [weight === 1 && items.length === 1 ? prompt : `${prompt}:${weight}`];
  });
  return nonEmpty(parts) && { value: parts.join(' '), from: image.at('prompt').found.from };
}
