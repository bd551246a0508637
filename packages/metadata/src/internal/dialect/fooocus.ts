import type { Found, FoundLora } from '../../generation.js';
import { Fields, present, presentOrNone, toNumber } from '../fields.js';
import { type Dialect, findRecord, findText } from './dialect.js';

/** Fooocus with its own scheme; with that of Automatic1111 it writes as that does. */
export const fooocus: Dialect = (texts) => {
  const found = findRecord(texts, 'parameters', 'usercomment');
  const scheme = findText(texts, 'fooocus_scheme', 'makernote')?.text;
  if (!found || !(scheme === 'fooocus' || /^Fooocus/.test(new Fields(found.record, '').text('version')?.value ?? '')))
    return undefined;
  const fields = new Fields(found.record, found.key);
  const loras = readLoras(fields, found.record);
  return {
    format: 'fooocus',
    ...present({
      prompt: fields.text('prompt'),
      negativePrompt: fields.text('negative_prompt'),
      seed: fields.integer('seed'),
      steps: fields.number('steps'),
      cfgScale: fields.number('guidance_scale'),
      sampler: fields.text('sampler'),
      scheduler: fields.text('scheduler'),
      width: sizeOf(fields, 1),
      height: sizeOf(fields, 2),
      model: presentOrNone({ name: fields.text('base_model'), hash: fields.text('base_model_hash') }),
      vae: presentOrNone({ name: fields.text('vae') }),
      loras: loras.length > 0 ? loras : undefined,
      version: fields.text('version'),
    }),
    record: { value: found.record, from: found.key },
  };
};

/** `(1024, 768)` */
function sizeOf(fields: Fields, group: number): Found<number> | undefined {
  const resolution = fields.text('resolution');
  const value = toNumber(/^\(?(\d+), ?(\d+)\)?$/.exec(resolution?.value ?? '')?.[group] ?? '');
  return resolution && value !== undefined ? { value, from: resolution.from } : undefined;
}

/** A list of name, weight and hash, or since 2.3 keys such as `lora_combined_1` with `name : weight`. */
function readLoras(fields: Fields, record: object): readonly FoundLora[] {
  const listed = fields
    .items('loras')
    .map((item) => ({ name: item.text('0'), weight: item.number('1'), hash: item.text('2') }));
  const combined = Object.keys(record).filter((key) => /^lora_combined_\d+$/.test(key));
  const named = combined.map((key) => {
    const text = fields.text(key);
    const [, name, weight = ''] = /^(.*\S)\s*:\s*([\d.-]+)$/.exec(text?.value ?? '') ?? [];
    const number = toNumber(weight);
    return {
      name: text && name ? { value: name, from: text.from } : undefined,
      weight: text && number !== undefined ? { value: number, from: text.from } : undefined,
    };
  });
  return [...listed, ...named].map((lora): FoundLora => present(lora)).filter(({ name }) => name !== undefined);
}
