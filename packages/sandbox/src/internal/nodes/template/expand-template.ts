import { parseTemplate } from './parse-template.js';
import { PythonRandom } from './python-random.js';
import { Sampler } from './sampler.js';
import type { Method, Part } from './template.js';

/** Returns up to `limit` prompts of a template: all of them in order, or random ones. Throws a `TemplateError`. */
export function expandTemplate(template: string, limit: number, seed: number | 'combinations'): string[] {
  if (template === '') return [];
  const part = parseTemplate(template);
  const method: Method = seed === 'combinations' ? seed : 'random';
  const random = new PythonRandom(seed === 'combinations' ? Math.floor(Math.random() * 2 ** 32) : seed);
  const prompts: string[] = [];
  for (const prompt of new Sampler(random).sample(part, method)) {
    prompts.push(prompt);
    if (prompts.length >= limit) break;
  }
  return prompts;
}

/** Returns the names of the wildcards inside choices, for which the server has no values. */
export function missingWildcards(part: Part, isInside = false): string[] {
  if (part.kind === 'wildcard') return isInside && part.name.kind === 'text' ? [part.name.text] : [];
  return [...new Set(childrenOf(part).flatMap((child) => missingWildcards(child, isInside || part.kind === 'choice')))];
}

function childrenOf(part: Part): readonly Part[] {
  if (part.kind === 'sequence') return part.parts;
  if (part.kind === 'choice') return part.options.map(({ value }) => value);
  return part.kind === 'wrap' ? [part.wrapper, part.inner] : [];
}
