import { nonEmpty, present, toFound } from '../fields.js';
import { type Dialect, findRecord, findText } from './dialect.js';

/** NovelAI: `Software` names it, `Description` is the prompt, `Comment` holds the settings. */
export const novelai: Dialect = (texts) => {
  const fields = findRecord(texts, ['comment']);
  if (!fields || !/^NovelAI/i.test(findText(texts, 'software')?.value ?? '')) return undefined;
  const { value: source = '', from = '' } = findText(texts, 'source') ?? {};
  const [, name, hash] = /^(.*?)(?: ([0-9A-F]{8}))?$/.exec(source) ?? [];
  return {
    prompt: findText(texts, 'description'),
    ...fields.read(
      { negativePrompt: 'uc', cfgScale: 'scale', scheduler: 'noise_schedule', mode: 'request_type' },
      'prompt',
      'seed',
      'steps',
      'sampler',
      'strength',
      'width',
      'height',
    ),
    model: nonEmpty(present({ name: toFound(name || undefined, from), hash: toFound(hash, from) })),
    record: fields.found,
  };
};
