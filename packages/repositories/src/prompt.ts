import {
  ExpandedTemplate,
  ImageDescription,
  ImageDescriptionInput,
  PromptExpansion,
  PromptExpansionInput,
  PromptTemplate,
} from '@x/models/prompt';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { about } from './internal/about.js';
import { check } from './internal/check.js';
import { since } from './internal/since.js';

/** Milliseconds for the work of a language model, which may have to be loaded first. */
const modelTimeout = 600_000;

/** Tools for prompts. */
export class PromptRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Returns the prompts of a template. For one that cannot be parsed the result has an `error`, and the template as its
   * only prompt. A variable without a value is a `ServerError`.
   */
  async expandTemplate(template: PromptTemplate, options?: RequestOptions): Promise<ExpandedTemplate> {
    const body = check('template', PromptTemplate, template);
    return this.#transport.json('POST /api/v1/utilities/dynamicprompts', ExpandedTemplate, {
      body,
      repeatable: true,
      ...options,
    });
  }

  /** Lets a language model expand a prompt. `timeout` defaults to ten minutes. @since InvokeAI 6.13 */
  async expand(input: PromptExpansionInput, options?: RequestOptions): Promise<PromptExpansion> {
    const body = check('input', PromptExpansionInput, input);
    return this.#transport.json('POST /api/v1/utilities/expand-prompt', about(PromptExpansion, { seed: body.seed }), {
      body,
      since: since.languageModels,
      ...options,
      timeout: options?.timeout ?? modelTimeout,
    });
  }

  /**
   * Lets a vision model describe an image. `timeout` defaults to ten minutes. A missing image is a `ServerError`.
   *
   * @since InvokeAI 6.13
   */
  async describe(input: ImageDescriptionInput, options?: RequestOptions): Promise<ImageDescription> {
    const body = check('input', ImageDescriptionInput, input);
    return this.#transport.json('POST /api/v1/utilities/image-to-prompt', ImageDescription, {
      body,
      since: since.languageModels,
      ...options,
      timeout: options?.timeout ?? modelTimeout,
    });
  }
}
