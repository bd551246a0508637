import type { FoundLora } from '../../generation.js';
import { type Fields, nonEmpty, present, toFound, toNumber } from '../fields.js';
import { type Dialect, findRecord, findText } from './dialect.js';
import { readSize } from './read-size.js';

/** Fooocus with its own scheme; with that of Automatic1111 it writes as that does. */
export const fooocus: Dialect = (texts) => {
  const fields = findRecord(texts, ['parameters', 'usercomment']);
  const scheme = findText(texts, 'fooocus_scheme', 'makernote')?.value;
  if (!fields || !(scheme === 'fooocus' || /^Fooocus/.test(fields.text('version')?.value ?? ''))) return undefined;
  return {
    ...fields.read(
      { negativePrompt: 'negative_prompt', cfgScale: 'guidance_scale' },
      'prompt',
      'seed',
      'steps',
      'sampler',
      'scheduler',
      'version',
    ),
    ...readSize(fields, 'resolution'),
    model: nonEmpty(fields.read({ name: 'base_model', hash: 'base_model_hash' })),
    vae: nonEmpty(fields.read({ name: 'vae' })),
    loras: readLoras(fields),
    record: fields.found,
  };
};

/** A list of name, weight and hash, or since 2.3 keys such as `lora_combined_1` with `name : weight`. */
function readLoras(fields: Fields): readonly FoundLora[] | undefined {
  const listed = fields.items('loras').map((item): FoundLora => item.read({ name: '0', weight: '1', hash: '2' }));
  const combined = Object.keys(fields.found.value ?? {}).flatMap((key): FoundLora[] => {
    const { value = '', from = '' } = (/^lora_combined_\d+$/.test(key) && fields.text(key)) || {};
    const [, name, weight] = /^(.*\S)\s*:\s*([\d.-]+)$/.exec(value) ?? [];
    return [present({ name: toFound(name, from), weight: toFound(toNumber(weight), from) })];
  });
  return nonEmpty([...listed, ...combined].filter(({ name }) => name));
}
