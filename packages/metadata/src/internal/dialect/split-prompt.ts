import type { Found } from '../../generation.js';
import { toFound } from '../fields.js';
import type { DialectFields } from './dialect.js';

/** Returns the two prompts of InvokeAI before 3.0, where what is in `[brackets]` is not wanted. */
export function splitPrompt(found: Found<string> | undefined): Pick<DialectFields, 'prompt' | 'negativePrompt'> {
  if (!found) return {};
  const unwanted: string[] = [];
  const wanted = found.value.replace(/\[([^[\]]+)\]/g, (_, text: string) => {
    unwanted.push(text.trim().replace(/^,+|(?<!,),+$/g, ''));
    return '';
  });
  const negative = unwanted.length > 1 ? unwanted.map((text) => `(${text})`).join('') : unwanted[0];
  return { prompt: toFound(wanted.trim(), found.from), negativePrompt: toFound(negative, found.from) };
}
