import { RelatedModelKeys } from '@x/models/model-relationship';
import { InputError, printValue } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { listOf } from './internal/check.js';
import { noContent } from './internal/no-content.js';

/** Pairs of models that belong together, such as a LoRA and its main model. The web app suggests one with the other. */
export class ModelRelationshipRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Returns the keys of the models that belong to a model: none for a missing one. */
  keys(key: string, options?: RequestOptions): Promise<string[]> {
    return this.#transport.json('GET /api/v1/model_relationships/i/{model_key}', RelatedModelKeys, {
      path: { model_key: key },
      ...options,
    });
  }

  /** Returns the keys of all models that belong to one of these, each once. Some of these may be among them. */
  async keysOfMany(keys: readonly string[], options?: RequestOptions): Promise<string[]> {
    const body = { model_keys: listOf('keys', keys) };
    const request = { body, repeatable: true, ...options };
    return this.#transport.json('POST /api/v1/model_relationships/batch', RelatedModelKeys, request);
  }

  /** Relates two models, unless they already are. A missing one is a `ServerError`. */
  async create(key: string, other: string, options?: RequestOptions): Promise<void> {
    const body = pairOf(key, other);
    const route = 'POST /api/v1/model_relationships/';
    await noContent(route, this.#transport.blob(route, { body, ...options }));
  }

  /** Ends the relationship of two models, if there is one. */
  async delete(key: string, other: string, options?: RequestOptions): Promise<void> {
    const body = pairOf(key, other);
    const route = 'DELETE /api/v1/model_relationships/';
    await noContent(route, this.#transport.blob(route, { body, ...options }));
  }
}

function pairOf(key: string, other: string): { model_key_1: string; model_key_2: string } {
  if (key === other) throw new InputError('other', `must be another model, got ${printValue(other)} twice`);
  return { model_key_1: key, model_key_2: other };
}
