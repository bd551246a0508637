import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { input, optionalInput, requiredInput } from '../input.js';
import { integer, string } from '../kind.js';
import { type NodeType, nodeType } from '../node-type.js';
import { stringCollectionOutput } from '../outputs.js';
import { strip } from '../python-value.js';

const text = { ui_component: 'textarea' };

export const promptFiles: readonly NodeType[] = [
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
