import type { FoundLora } from '../../generation.js';
import { parseJson } from '../../json.js';
import { Fields, nonEmpty, present, toFound, toNumber } from '../fields.js';
import { type A1111Text, parseA1111 } from './a1111-settings.js';
import type { Dialect, DialectFields } from './dialect.js';
import { readSize } from './read-size.js';

/** Where programs put the text. */
const keys = ['parameters', 'usercomment', 'comment', 'imagedescription', 'description', 'xpcomment', 'caption'];

/** Automatic1111 and those that write like it. */
export const automatic1111: Dialect = (texts) => {
  for (const { key, plainKey, text } of texts) {
    if (!keys.includes(plainKey) || /^\s*\{/.test(text)) continue;
    const parsed = parseA1111(text);
    if (parsed) return readText(key, parsed);
    if (plainKey === 'parameters' && text.trim() !== '') return { prompt: { value: text.trim(), from: key } };
  }
  return undefined;
};

function readText(key: string, { prompt, negativePrompt, settings }: A1111Text): DialectFields {
  const record = Object.fromEntries(settings);
  const fields = new Fields(Object.fromEntries([...settings].filter(([, value]) => value)), key);
  return {
    prompt: toFound(prompt || undefined, key),
    negativePrompt: toFound(negativePrompt, key),
    ...fields.read({
      seed: 'Seed',
      steps: 'Steps',
      cfgScale: 'CFG scale',
      sampler: 'Sampler',
      scheduler: 'Schedule type',
      strength: 'Denoising strength',
      version: 'Version',
    }),
    ...readSize(fields, 'Size'),
    model: nonEmpty(fields.read({ name: 'Model', hash: 'Model hash' })),
    vae: nonEmpty(fields.read({ name: 'VAE', hash: 'VAE hash' })),
    loras: nonEmpty([...promptLoras(fields, prompt), ...civitaiLoras(fields)]),
    record: { value: record, from: key },
  };
}

/** LoRAs are in the prompt as `<lora:name:0.8>`, their hashes in a setting; Civitai lists what it used instead. */
function promptLoras(fields: Fields, prompt: string): readonly FoundLora[] {
  const { from } = fields.found;
  const { value: list = '', from: hashesFrom = '' } = fields.text('Lora hashes') ?? {};
  const pairs = [...list.matchAll(/(?<![^:,])([^:,]+):\s*(\w+)/g)];
  const hashes = new Map(pairs.map(([, name = '', hash]) => [name.trim(), hash]));
  const tags = [...prompt.matchAll(/<lora:([^<>]{1,1000})>/g)].slice(0, 1_000);
  return tags.map(([, tag = '']): FoundLora => {
    const [name = '', weight = '1'] = tag.split(':');
    return present({
      name: { value: name, from },
      weight: toFound(toNumber(weight), from),
      hash: toFound(hashes.get(name), hashesFrom),
    });
  });
}

function civitaiLoras(fields: Fields): readonly FoundLora[] {
  const { value = '', from = '' } = fields.text('Civitai resources') ?? {};
  const loras = new Fields(parseJson(value), from).items('').filter((item) => item.text('type')?.value === 'lora');
  return loras.map((item) => item.read({ name: ['modelName', 'air'], weight: 'weight' }));
}
