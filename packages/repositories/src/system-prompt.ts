import { SystemPrompt, SystemPromptChanges, SystemPromptInput, SystemPromptList } from '@x/models/system-prompt';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { about } from './internal/about.js';
import { check } from './internal/check.js';
import { rows } from './internal/list/rows.js';
import { isFound, unlessMissing } from './internal/missing.js';
import { nothing } from './internal/nothing.js';
import { since } from './internal/since.js';
import type { ListOptions } from './options.js';

/**
 * System prompts: instructions for a language model that writes prompts. Those that the server brings along can be
 * changed and deleted too, and are not restored.
 *
 * @since InvokeAI 6.14
 */
export class SystemPromptRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Returns one system prompt. */
  get(id: string, options?: RequestOptions): Promise<SystemPrompt> {
    return this.#transport.json('GET /api/v1/system_prompts/i/{system_prompt_id}', about(SystemPrompt, { id }), {
      path: { system_prompt_id: id },
      since: since.systemPrompts,
      ...options,
    });
  }

  /** Returns one system prompt, or `undefined`. */
  find(id: string, options?: RequestOptions): Promise<SystemPrompt | undefined> {
    return unlessMissing(this.get(id, options));
  }

  /** Returns whether a system prompt exists. */
  exists(id: string, options?: RequestOptions): Promise<boolean> {
    return isFound(this.get(id, options));
  }

  /** Yields the system prompts of the user and the public ones, by name; for an administrator, all. */
  async *list(listOptions?: ListOptions): AsyncGenerator<SystemPrompt> {
    const { onInvalid, ...options } = listOptions ?? {};
    yield* await this.#transport.json('GET /api/v1/system_prompts/', rows(SystemPromptList, SystemPrompt, onInvalid), {
      since: since.systemPrompts,
      ...options,
    });
  }

  /**
   * Creates a system prompt: public on a server with a single user, else private. Names need not be unique. Not repeated
   * after a lost response.
   */
  async create(input: SystemPromptInput, options?: RequestOptions): Promise<SystemPrompt> {
    const body = check('input', SystemPromptInput, input);
    return this.#transport.json('POST /api/v1/system_prompts/', about(SystemPrompt, { ...body }), {
      body,
      since: since.systemPrompts,
      ...options,
    });
  }

  /** Updates a system prompt. */
  async update(id: string, changes: SystemPromptChanges, options?: RequestOptions): Promise<SystemPrompt> {
    const body = check('changes', SystemPromptChanges, changes);
    const schema = about(SystemPrompt, { ...body, id });
    return this.#transport.json('PATCH /api/v1/system_prompts/i/{system_prompt_id}', schema, {
      path: { system_prompt_id: id },
      body,
      since: since.systemPrompts,
      ...options,
    });
  }

  /** Deletes a system prompt for good. */
  delete(id: string, options?: RequestOptions): Promise<void> {
    return this.#transport.json('DELETE /api/v1/system_prompts/i/{system_prompt_id}', nothing, {
      path: { system_prompt_id: id },
      since: since.systemPrompts,
      ...options,
    });
  }
}
