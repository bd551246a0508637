import { WorkflowGenerator } from '@x/models/workflow-document';

import type { WorkflowEnvironment, WorkflowLookup } from '../conversion.js';
import { generateNumbers } from './number-generators.js';
import { splitText } from './split-text.js';

/** The list of a generator, or the lookup that it needs first. */
export type GeneratorValues =
  | { readonly values: readonly unknown[] }
  | { readonly lookup: WorkflowLookup }
  /** It would make so many values, which no queue takes. */
  | { readonly tooMany: number };

/** A queue takes 10 000 items, unless its administrator sets another limit. */
export const MOST_VALUES = 1_000_000;

/** Returns the list that a generator makes; `undefined` for one that is not known. */
export function generatorValues(
  value: unknown,
  { resolveLookup, random = Math.random }: Pick<WorkflowEnvironment, 'resolveLookup' | 'random'>,
): GeneratorValues | undefined {
  const { data: generator } = WorkflowGenerator.safeParse(value);
  if (!generator) return undefined;
  const fields: Readonly<Record<string, unknown>> = { ...generator };
  const { type } = generator;
  if (type.startsWith('float_') && Array.isArray(fields['values'])) return { values: fields['values'] };
  if (type === 'string_generator_parse_string') {
    return { values: splitText(fields['input'], fields['splitOn']).filter((text) => text !== '') };
  }
  const lookup = lookupOf(type, fields);
  if (lookup === 'empty') return { values: [] };
  if (lookup) {
    const values = resolveLookup?.(lookup);
    if (!values) return { lookup };
    return { values: lookup.kind === 'board-images' ? values.map((image_name) => ({ image_name })) : values };
  }
  const { count } = fields;
  if (typeof count === 'number' && count > MOST_VALUES) return { tooMany: count };
  const numbers = generateNumbers(fields, random);
  return numbers && { values: numbers };
}

function lookupOf(type: string, fields: Readonly<Record<string, unknown>>): WorkflowLookup | 'empty' | undefined {
  const { input, seed, board_id: boardId, category } = fields;
  const prompt = typeof input === 'string' ? input : '';
  const number = (name: string): number => (typeof fields[name] === 'number' ? fields[name] : 10);
  switch (type) {
    case 'string_generator_dynamic_prompts_combinatorial':
      return { kind: 'dynamic-prompts', prompt, combinatorial: true, maxPrompts: number('maxPrompts') };
    case 'string_generator_dynamic_prompts_random': {
      const given = typeof seed === 'number' ? { seed } : {};
      return { kind: 'dynamic-prompts', prompt, combinatorial: false, maxPrompts: number('count'), ...given };
    }
    case 'image_generator_images_from_board':
      if (typeof boardId !== 'string' || boardId === '') return 'empty';
      return { kind: 'board-images', boardId, category: category === 'assets' ? 'assets' : 'images' };
    default:
      return undefined;
  }
}
