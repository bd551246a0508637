import { randomInt } from 'node:crypto';

import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { expandTemplate, missingWildcards } from '../../nodes/template/expand-template.js';
import { parseTemplate, TemplateError } from '../../nodes/template/parse-template.js';
import { embedded, whole } from '../../validation/body.js';
import { boolean } from '../../validation/boolean.js';
import { fallback, optional, required } from '../../validation/field.js';
import { HttpException } from '../../validation/http-exception.js';
import { integer } from '../../validation/integer.js';
import { may, must, object } from '../../validation/object.js';
import { string } from '../../validation/string.js';
import { nullable } from '../../validation/union.js';

const template = {
  prompt: required(string()),
  max_prompts: fallback(integer(1, 10_000), 1_000),
  combinatorial: fallback(boolean, true),
  seed: optional(integer()),
};

const expansion = object({
  prompt: must(string()),
  model_key: must(string()),
  max_tokens: may(integer(1, 2_048), 300),
  system_prompt: may(nullable(string()), null),
  seed: may(nullable(integer(0, 2 ** 32 - 1)), null),
  task_id: may(nullable(string()), null),
});

const description = object({
  image_name: must(string()),
  model_key: must(string()),
  instruction: may(string(), ''),
  task_id: may(nullable(string()), null),
});

export const promptOperations = (_: SandboxState): Operation[] => [
  operation('POST /api/v1/utilities/dynamicprompts', { body: embedded(template) }, ({ body }) => {
    const { prompt, max_prompts: limit, combinatorial, seed = randomInt(2 ** 32) } = body;
    try {
      const missing = combinatorial ? missingWildcards(parseTemplate(prompt)) : [];
      if (missing.length > 0) {
        return json({ prompts: [prompt], error: `No values found for wildcard(s): ${missing.join(', ')}` });
      }
      const prompts = expandTemplate(prompt, limit, combinatorial ? 'combinations' : seed);
      return json({ prompts: prompts.length > 0 ? prompts : [''], error: null });
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      return json({ prompts: [prompt], error: error.message });
    }
  }),

  operation('POST /api/v1/utilities/expand-prompt', { body: whole(expansion) }, ({ body }) => {
    throw new HttpException(404, `Model '${body.model_key}' not found`);
  }),

  operation('POST /api/v1/utilities/image-to-prompt', { body: whole(description) }, ({ body }) => {
    throw new HttpException(404, `Model '${body.model_key}' not found`);
  }),
];
