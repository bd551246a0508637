import type { Found } from '../../generation.js';
import { Fields, present, presentOrNone } from '../fields.js';
import { type Dialect, findRecord } from './dialect.js';
import { splitPrompt } from './split-prompt.js';

/** InvokeAI 1.15 to 2.3. */
export const sdMetadata: Dialect = (texts) => {
  const found = findRecord(texts, 'sd-metadata');
  if (!found) return undefined;
  const fields = new Fields(found.record, found.key);
  const model = presentOrNone({ name: fields.text('model_weights'), hash: fields.text('model_hash') });
  return {
    format: 'sd-metadata',
    ...splitPrompt(promptOf(fields)),
    ...present({
      seed: fields.integer('image.seed'),
      steps: fields.number('image.steps'),
      cfgScale: fields.number('image.cfg_scale'),
      sampler: fields.text('image.sampler'),
      strength: fields.number('image.strength', 'image.strength_steps'),
      width: fields.number('image.width'),
      height: fields.number('image.height'),
      mode: fields.text('image.type'),
      version: fields.text('app_version'),
      model,
    }),
    record: { value: found.record, from: found.key },
  };
};

/** The prompt is a text, or a list of texts with weights, which then are written as `text:weight`. */
function promptOf(fields: Fields): Found<string> | undefined {
  const text = fields.text('image.prompt');
  if (text) return text;
  const items = fields.items('image.prompt');
  const parts = items.flatMap((item) => {
    const prompt = item.text('prompt')?.value;
    const weight = item.number('weight')?.value ?? 1;
    if (prompt === undefined) return [];
    return [weight === 1 && items.length === 1 ? prompt : `${prompt}:${weight}`];
  });
  return parts.length > 0 ? { value: parts.join(' '), from: 'sd-metadata.image.prompt' } : undefined;
}
