import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { ValidationError } from '../../validation/validation-error.js';
import { input, optionalInput, requiredInput } from '../input.js';
import { integer, type Kind, list, model, nullable, optional, plainString, string } from '../kind.js';
import { type NodeType, nodeType } from '../node-type.js';
import { stringCollectionOutput, stringOutput } from '../outputs.js';
import { strip } from '../python-value.js';

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

export const prompts: readonly NodeType[] = [
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
