import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { ValidationError } from '../../validation/validation-error.js';
import { input, optionalInput, requiredInput } from '../input.js';
import { bool, integer, type Kind, list, model, nullable, optional, plainString, string } from '../kind.js';
import { type NodeType, nodeType, outputType } from '../node-type.js';
import { stringCollectionOutput, stringOutput } from '../outputs.js';
import { PythonError } from '../python-error.js';
import { strip } from '../python-value.js';
import { expandTemplate, missingWildcards } from '../template/expand-template.js';
import { parseTemplate, TemplateError } from '../template/parse-template.js';

const part = list(integer({ ge: 0, le: 1000 }), { least: 4, most: 4 });

/** Four coordinates: top, left, bottom, right. */
const box: Kind<number[]> = {
  ...part,
  read: (value, loc) => {
    const sides = part.read(value, loc);
    const [top = 0, left = 0, bottom = 0, right = 0] = sides;
    if (top <= bottom && left <= right) return sides;
    const got = `[y_min=${top}, x_min=${left}, y_max=${bottom}, x_max=${right}]`;
    const msg = `Value error, bbox must satisfy y_min <= y_max and x_min <= x_max, got ${got}`;
    throw new ValidationError({ type: 'value_error', loc, msg, input: value, ctx: { error: {} } });
  },
};

const region = model('Ideogram4Region', { prompt: plainString, bbox: optional(nullable(box), null) });

/** The place of an element that stands for the whole picture. */
const WHOLE = [100, 100, 900, 900];

const text = { ui_component: 'textarea' };

const templateOutput = outputType('prompt_template_output', 'PromptTemplateOutput', {
  positive_prompt: string,
  negative_prompt: string,
});

interface Expansion {
  readonly limit: number;
  readonly seed: number | 'combinations';
}

/** Returns the prompts of a template. Throws the server's error when it is invalid. */
function expanded(template: string, { limit, seed }: Expansion): string[] {
  try {
    const parsed = parseTemplate(template);
    const missing = seed === 'combinations' ? missingWildcards(parsed) : [];
    if (missing.length > 0) {
      throw new PythonError('ValueError', `No values found for wildcard(s): ${missing.join(', ')}`);
    }
  } catch (error) {
    throw error instanceof TemplateError ? new PythonError('ParseException', error.message) : error;
  }
  if (limit < 0 && template !== '') {
    const message = 'Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.';
    throw new PythonError('ValueError', message);
  }
  return limit === 0 ? [] : expandTemplate(template, limit, seed);
}

export const prompts: readonly NodeType[] = [
  nodeType({
    type: 'dynamic_prompt',
    className: 'DynamicPromptInvocation',
    title: 'Dynamic Prompt',
    version: '1.0.1',
    category: 'prompt',
    tags: ['prompt', 'collection'],
    usesCache: false,
    inputs: {
      prompt: requiredInput(string, text),
      max_prompts: input(integer(), 1),
      combinatorial: input(bool, false),
    },
    output: stringCollectionOutput,
    invoke: ({ prompt, max_prompts, combinatorial }, { random }) => ({
      collection: expanded(prompt, {
        limit: max_prompts,
        seed: combinatorial ? 'combinations' : Math.floor(random() * 2 ** 32),
      }),
    }),
  }),
  nodeType({
    type: 'ideogram4_caption_builder',
    className: 'Ideogram4CaptionBuilderInvocation',
    title: 'Caption Builder - Ideogram 4',
    version: '1.0.0',
    category: 'conditioning',
    tags: ['prompt', 'ideogram4'],
    classification: 'prototype',
    inputs: {
      prompt: input(string, '', { hints: { ui_component: 'textarea' } }),
      regions: input(list(region), []),
      color_palette: input(list(string), []),
    },
    output: stringOutput,
    invoke: ({ prompt, regions, color_palette }) => {
      const text = strip(prompt);
      if (text.startsWith('{')) return { value: prompt };
      const elements = regions
        .filter((one) => strip(one.prompt) !== '')
        .map(({ prompt: desc, bbox }) => ({ type: 'obj', ...(bbox && { bbox }), desc }));
      const palette = color_palette.map((color) => color.toUpperCase()).filter((color) => /^#[\dA-F]{6}$/.test(color));
      const caption = {
        high_level_description: text,
        ...(palette.length > 0 && { style_description: { color_palette: palette } }),
        compositional_deconstruction: {
          background: '',
          elements: elements.length > 0 ? elements : [{ type: 'obj', bbox: WHOLE, desc: text }],
        },
      };
      return { value: JSON.stringify(caption) };
    },
  }),
  nodeType({
    type: 'prompt_template',
    className: 'PromptTemplateInvocation',
    title: 'Prompt Template',
    version: '1.0.0',
    category: 'prompt',
    tags: ['prompt', 'template', 'style', 'preset'],
    inputs: {
      style_preset: requiredInput(model('StylePresetField', { style_preset_id: plainString })),
      positive_prompt: input(string, '', { hints: text }),
      negative_prompt: input(string, '', { hints: text }),
    },
    output: templateOutput,
    invoke: ({ style_preset: { style_preset_id: id }, positive_prompt, negative_prompt }, context) => {
      const preset = context.findPreset(id);
      return {
        positive_prompt: preset.positive_prompt.replaceAll('{prompt}', () => positive_prompt),
        negative_prompt: preset.negative_prompt.replaceAll('{prompt}', () => negative_prompt),
      };
    },
  }),
  nodeType({
    type: 'prompt_from_file',
    className: 'PromptsFromFileInvocation',
    title: 'Prompts from File',
    version: '1.0.2',
    category: 'prompt',
    tags: ['prompt', 'file'],
    inputs: {
      file_path: {
        ...requiredInput(string),
        check: (path: string | null) => (path === null || existsSync(path) ? undefined : "<class 'FileNotFoundError'>"),
      },
      pre_prompt: optionalInput(string, 'any', text),
      post_prompt: optionalInput(string, 'any', text),
      start_line: input(integer({ ge: 1 }), 1),
      max_prompts: input(integer({ ge: 0 }), 1),
    },
    output: stringCollectionOutput,
    invoke: async ({ file_path, pre_prompt, post_prompt, start_line, max_prompts }) => {
      const lines = (await readFile(file_path, 'utf8')).split(/\r\n|\r|\n/);
      if (lines.at(-1) === '') lines.pop();
      const end = max_prompts > 0 ? start_line - 1 + max_prompts : undefined;
      const wanted = lines.slice(start_line - 1, end);
      return { collection: wanted.map((line) => `${pre_prompt ?? ''}${strip(line)}${post_prompt ?? ''}`) };
    },
  }),
];
