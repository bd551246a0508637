import { DeleteModelsResult, ModelAttributes, ModelChanges, ReidentifyModelsResult } from '@x/models/model';
import { type BaseModelType, ModelConfig, type ModelFormat, ModelList, type ModelType } from '@x/models/model-config';
import type { FileSource } from '@x/transport/file';
import type { RequestOptions, TransferOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { about } from './internal/about.js';
import { check, listOf } from './internal/check.js';
import { imagePart } from './internal/image/upload.js';
import { rows } from './internal/list/rows.js';
import { isFound, unlessMissing } from './internal/missing.js';
import { noContent } from './internal/no-content.js';
import { nothing } from './internal/nothing.js';
import { since } from './internal/since.js';
import type { ListOptions } from './options.js';

/** Filter and order of a list of models. */
export interface ModelQuery {
  /** Only models of these architectures, sorted within each of them. */
  readonly base_models?: readonly BaseModelType[] | undefined;
  /** Only models for this. */
  readonly model_type?: ModelType | undefined;
  /** Only models with exactly this name. */
  readonly model_name?: string | undefined;
  /** Only models of this format. */
  readonly model_format?: ModelFormat | undefined;
  /** `default` is by type, architecture, name and format. Ignored before 6.13. @default 'name' */
  readonly order_by?:
    | 'default'
    | 'type'
    | 'base'
    | 'name'
    | 'format'
    | 'size'
    | 'created_at'
    | 'updated_at'
    | 'path'
    | undefined;
  /** Ignored before 6.13. @default 'ASC' */
  readonly direction?: 'ASC' | 'DESC' | undefined;
}

/** Reads the records of models. */
export type ModelReader = Pick<ModelRepository, 'find' | 'findByAttributes' | 'findByHash' | 'get' | 'list'>;
/** Changes and deletes models. */
export type ModelWriter = Pick<ModelRepository, 'delete' | 'deleteMany' | 'update'>;

/** Models that are installed: their records and cover images. */
export class ModelRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Returns one model. */
  get(key: string, options?: RequestOptions): Promise<ModelConfig> {
    return this.#transport.json('GET /api/v2/models/i/{key}', about(ModelConfig, { key }), {
      path: { key },
      ...options,
    });
  }

  /** Returns one model, or `undefined`. */
  find(key: string, options?: RequestOptions): Promise<ModelConfig | undefined> {
    return unlessMissing(this.get(key, options));
  }

  /** Returns whether a model exists. */
  exists(key: string, options?: RequestOptions): Promise<boolean> {
    return isFound(this.get(key, options));
  }

  /** Returns the model with these files, or `undefined`. Installed again, it has another key. @since InvokeAI 6.12 */
  findByHash(hash: string, options?: RequestOptions): Promise<ModelConfig | undefined> {
    return unlessMissing(
      this.#transport.json('GET /api/v2/models/get_by_hash', about(ModelConfig, { hash }), {
        query: { hash },
        since: since.modelByHash,
        ...options,
      }),
    );
  }

  /** Returns any model with this name, type and architecture, or `undefined`. */
  async findByAttributes(attributes: ModelAttributes, options?: RequestOptions): Promise<ModelConfig | undefined> {
    const query = check('attributes', ModelAttributes, attributes);
    const schema = about(ModelConfig, query);
    return unlessMissing(this.#transport.json('GET /api/v2/models/get_by_attrs', schema, { query, ...options }));
  }

  /** Yields the models that match when the list begins. One request: the server has no pages of models. */
  async *list(query?: ModelQuery, listOptions?: ListOptions): AsyncGenerator<ModelConfig> {
    const { onInvalid, ...options } = listOptions ?? {};
    const schema = rows(ModelList, ModelConfig, onInvalid, 'models');
    yield* (await this.#transport.json('GET /api/v2/models/', schema, { query, ...options })).models;
  }

  /** Yields the models whose files are gone from the server. Their `cover_image` is `null`. @since InvokeAI 6.12 */
  async *listMissing(listOptions?: ListOptions): AsyncGenerator<ModelConfig> {
    const { onInvalid, ...options } = listOptions ?? {};
    const request = { since: since.missingModels, ...options };
    const schema = rows(ModelList, ModelConfig, onInvalid, 'models');
    yield* (await this.#transport.json('GET /api/v2/models/missing', schema, request)).models;
  }

  /**
   * Updates the record of a model, not its files. What models of its kind do not have, such as `cpu_only` of a LoRA, is
   * ignored silently; what its kind refuses, or would make it of an unknown kind, is a `ConflictError`.
   */
  async update(key: string, changes: ModelChanges, options?: RequestOptions): Promise<ModelConfig> {
    const body = check('changes', ModelChanges, changes);
    const { name, type, base, format } = body;
    return this.#transport.json('PATCH /api/v2/models/i/{key}', about(ModelConfig, { key, name, type, base, format }), {
      path: { key },
      body,
      ...options,
    });
  }

  /**
   * Deletes a model, and for good its files in the server's models folder: all that was downloaded or moved there. Files
   * elsewhere are kept.
   */
  delete(key: string, options?: RequestOptions): Promise<void> {
    const route = 'DELETE /api/v2/models/i/{key}';
    return noContent(route, this.#transport.blob(route, { path: { key }, ...options }));
  }

  /** Deletes models as {@link delete} does. The result names those that it could not, and why. @since InvokeAI 6.10 */
  async deleteMany(keys: readonly string[], options?: RequestOptions): Promise<DeleteModelsResult> {
    const body = { keys: listOf('keys', keys) };
    const schema = about(DeleteModelsResult, { deleted: body.keys });
    const request = { body, since: since.deleteModels, ...options };
    return this.#transport.json('POST /api/v2/models/i/bulk_delete', schema, request);
  }

  /**
   * Identifies a model anew from its files. Name, description, source and trigger phrases are kept, settings are not.
   * Missing files are a `ServerError`.
   *
   * @since InvokeAI 6.9
   */
  reidentify(key: string, options?: RequestOptions): Promise<ModelConfig> {
    return this.#transport.json('POST /api/v2/models/i/{key}/reidentify', about(ModelConfig, { key }), {
      path: { key },
      since: since.reidentifyModel,
      ...options,
    });
  }

  /** Identifies models anew as {@link reidentify} does. The result names what failed, and why. @since InvokeAI 6.13 */
  async reidentifyMany(keys: readonly string[], options?: RequestOptions): Promise<ReidentifyModelsResult> {
    const body = { keys: listOf('keys', keys) };
    const schema = about(ReidentifyModelsResult, { succeeded: body.keys });
    const request = { body, since: since.reidentifyModels, ...options };
    return this.#transport.json('POST /api/v2/models/i/bulk_reidentify', schema, request);
  }

  /**
   * Converts a checkpoint of Stable Diffusion 1, 2 or XL to a folder of parts, deletes it, and returns the new model,
   * which has another key. It takes minutes: pass a `timeout`; the request is not repeated.
   */
  convert(key: string, options?: RequestOptions): Promise<ModelConfig> {
    const request = { path: { key }, repeatable: false, ...options };
    return this.#transport.json('PUT /api/v2/models/convert/{key}', ModelConfig, request);
  }

  /**
   * Returns the cover image, a WebP of at most 256 × 256 pixels that is declared as PNG. Rejects with a `ServerError`
   * when `cover_image` is `null`.
   */
  image(key: string, options?: RequestOptions): Promise<Blob> {
    return this.#transport.blob('GET /api/v2/models/i/{key}/image', { path: { key }, ...options });
  }

  /** Sets the cover image: any image that the server reads, of which it keeps a thumbnail. */
  async updateImage(key: string, file: FileSource, options?: TransferOptions): Promise<void> {
    const form = { image: imagePart(file) };
    await this.#transport.json('PATCH /api/v2/models/i/{key}/image', nothing, {
      path: { key },
      form,
      ...options,
    });
  }

  /** Deletes the cover image. That of a deleted model is still there, and deleted by this alone. */
  deleteImage(key: string, options?: RequestOptions): Promise<void> {
    const route = 'DELETE /api/v2/models/i/{key}/image';
    return noContent(route, this.#transport.blob(route, { path: { key }, ...options }));
  }
}
