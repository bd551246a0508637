import type { Found, FoundLora, FoundModel, Generation } from '../../generation.js';
import { parseJson } from '../../json.js';
import type { MetadataText } from '../../metadata-text.js';
import { Fields, present, presentOrNone, toInteger, toNumber } from '../fields.js';
import { type A1111Text, parseA1111 } from './a1111-settings.js';
import type { Dialect } from './dialect.js';

/** Where programs put the text. */
const keys = ['parameters', 'usercomment', 'comment', 'imagedescription', 'description', 'xpcomment', '\u00a9cmt'];

/** Automatic1111 and those that write like it. */
export const automatic1111: Dialect = (texts) => {
  for (const text of texts) {
    if (!keys.includes(text.key.toLowerCase()) || /^\s*\{/.test(text.text)) continue;
    const parsed = parseA1111(text.text);
    if (parsed) return toGeneration(text, parsed);
    if (text.key.toLowerCase() === 'parameters' && text.text.trim() !== '')
      return { format: 'automatic1111', prompt: { value: text.text.trim(), from: text.key } };
  }
  return undefined;
};

function toGeneration({ key }: MetadataText, { prompt, negativePrompt, settings }: A1111Text): Generation {
  const setting = <Value>(name: string, read: (text: string) => Value | undefined): Found<Value> | undefined => {
    const text = settings.get(name);
    const value = text === undefined ? undefined : read(text);
    return value === undefined ? undefined : { value, from: `${key}.${name}` };
  };
  const text = (name: string) => setting(name, (value) => value || undefined);
  const size = (group: number) => setting('Size', (value) => toNumber(/^(\d+)x(\d+)$/.exec(value)?.[group] ?? ''));
  return {
    format: 'automatic1111',
    ...present({
      prompt: prompt === '' ? undefined : { value: prompt, from: key },
      negativePrompt: negativePrompt === undefined ? undefined : { value: negativePrompt, from: key },
      seed: setting('Seed', toInteger),
      steps: setting('Steps', toNumber),
      cfgScale: setting('CFG scale', toNumber),
      sampler: text('Sampler'),
      scheduler: text('Schedule type'),
      strength: setting('Denoising strength', toNumber),
      width: size(1),
      height: size(2),
      model: presentOrNone({ name: text('Model'), hash: text('Model hash') }),
      vae: presentOrNone({ name: text('VAE'), hash: text('VAE hash') }),
      loras: readLoras(key, prompt, settings),
      version: text('Version'),
    }),
    record: { value: Object.fromEntries(settings), from: key },
  };
}

/** LoRAs are in the prompt as `<lora:name:0.8>`, their hashes in a setting; Civitai lists what it used instead. */
function readLoras(key: string, prompt: string, settings: A1111Text['settings']): readonly FoundLora[] | undefined {
  const hashes = new Map(
    [...(settings.get('Lora hashes') ?? '').matchAll(/(?<![^:,])([^:,]+):\s*(\w+)/g)].map(
      ([, name = '', hash = '']) => [name.trim(), hash],
    ),
  );
  const tags = [...prompt.matchAll(/<lora:([^<>]{1,1000})>/g)].slice(0, 1_000);
  const loras = tags.map(([, tag = '']): FoundLora => {
    const [name = '', weight = '1'] = tag.split(':');
    const number = toNumber(weight);
    const hash = hashes.get(name);
    return present({
      name: { value: name, from: key },
      weight: number === undefined ? undefined : { value: number, from: key },
      hash: hash === undefined ? undefined : { value: hash, from: `${key}.Lora hashes` },
    });
  });
  const all = [...loras, ...civitaiLoras(key, settings)];
  return all.length > 0 ? all : undefined;
}

function civitaiLoras(key: string, settings: A1111Text['settings']): readonly FoundLora[] {
  const name = 'Civitai resources';
  const resources = new Fields({ [name]: parseJson(settings.get(name) ?? '') }, key).items(name);
  return resources.flatMap((item): FoundModel[] => {
    if (item.text('type')?.value !== 'lora') return [];
    return [present({ name: item.text('modelName', 'air'), weight: item.number('weight') })];
  });
}
