import { Fields, present, presentOrNone } from '../fields.js';
import { type Dialect, findRecord, findText } from './dialect.js';

/** NovelAI: `Software` names it, `Description` is the prompt, `Comment` holds the settings. */
export const novelai: Dialect = (texts) => {
  const found = findRecord(texts, 'comment');
  if (!found || !/^NovelAI/i.test(findText(texts, 'software')?.text ?? '')) return undefined;
  const fields = new Fields(found.record, found.key);
  const description = findText(texts, 'description');
  const source = findText(texts, 'source');
  const [, name, hash] = /^(.*?)(?: ([0-9A-F]{8}))?$/.exec(source?.text ?? '') ?? [];
  return {
    format: 'novelai',
    ...present({
      prompt: fields.text('prompt') ?? (description && { value: description.text, from: description.key }),
      negativePrompt: fields.text('uc'),
      seed: fields.integer('seed'),
      steps: fields.number('steps'),
      cfgScale: fields.number('scale'),
      sampler: fields.text('sampler'),
      scheduler: fields.text('noise_schedule'),
      strength: fields.number('strength'),
      width: fields.number('width'),
      height: fields.number('height'),
      model: presentOrNone({
        name: name && source ? { value: name, from: source.key } : undefined,
        hash: hash && source ? { value: hash, from: source.key } : undefined,
      }),
      mode: fields.text('request_type'),
    }),
    record: { value: found.record, from: found.key },
  };
};
