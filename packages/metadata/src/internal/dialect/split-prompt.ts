import type { Found } from '../../generation.js';
import { present } from '../fields.js';

/** Returns the two prompts of InvokeAI before 3.0, where what is in `[brackets]` is not wanted. */
export function splitPrompt(found: Found<string> | undefined): {
  prompt?: Found<string>;
  negativePrompt?: Found<string>;
} {
  if (!found) return {};
  const unwanted: string[] = [];
  const wanted = found.value.replace(/\[([^[\]]+)\]/g, (_, text: string) => {
    unwanted.push(text.trim().replace(/^,+|(?<!,),+$/g, ''));
    return '';
  });
  const negative = unwanted.length > 1 ? unwanted.map((text) => `(${text})`).join('') : unwanted[0];
  return present({
    prompt: { value: wanted.trim(), from: found.from },
    negativePrompt: negative === undefined ? undefined : { value: negative, from: found.from },
  });
}
