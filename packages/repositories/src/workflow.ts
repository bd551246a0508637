import {
  type WorkflowCategory,
  WorkflowCounts,
  WorkflowInput,
  WorkflowListItem,
  WorkflowPage,
  WorkflowPageWindow,
  WorkflowRecord,
  WorkflowSharing,
  WorkflowTags,
} from '@x/models/workflow';
import type { FileSource } from '@x/transport/file';
import type { RequestOptions, TransferOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { about } from './internal/about.js';
import { check } from './internal/check.js';
import { withTrueType } from './internal/image/true-type.js';
import { imagePart } from './internal/image/upload.js';
import { rows } from './internal/list/rows.js';
import { isFound, unlessMissing } from './internal/missing.js';
import { nothing } from './internal/nothing.js';
import { since } from './internal/since.js';
import { changeable } from './internal/workflow/changeable.js';
import { countable, expectCounts } from './internal/workflow/counts.js';
import { documentOf, identified } from './internal/workflow/request.js';
import type { ListOptions } from './options.js';

/** Which workflows of the library. */
export interface WorkflowFilter {
  /** Only those of these categories. */
  readonly categories?: readonly WorkflowCategory[] | undefined;
  /** Only public ones, also of other users, or only the others. @since InvokeAI 6.13 */
  readonly is_public?: boolean | undefined;
}

/** Which workflows of the library, in which order. */
export interface WorkflowQuery extends WorkflowFilter {
  /** Names are ordered by code point, so `Z` is before `a`. @default 'name' */
  readonly order_by?: 'created_at' | 'updated_at' | 'opened_at' | 'name' | 'is_public' | undefined;
  /** @default 'ASC' */
  readonly direction?: 'ASC' | 'DESC' | undefined;
  /** Only those whose tags contain one of these texts, whatever the case. `%` and `_` are wildcards. */
  readonly tags?: readonly string[] | undefined;
  /** Searched in name, description and tags, whatever the case of ASCII letters. `%` and `_` are wildcards. */
  readonly query?: string | undefined;
  /** Only those that were marked as opened, or only the others. */
  readonly has_been_opened?: boolean | undefined;
  /** Only those that a node `call_saved_workflow` can call, or only the others. Slow. @since InvokeAI 6.14 */
  readonly callable?: boolean | undefined;
}

/** Reads workflows. */
export type WorkflowReader = Pick<WorkflowRepository, 'find' | 'get' | 'list' | 'page'>;
/** Creates, updates and deletes workflows. */
export type WorkflowWriter = Pick<WorkflowRepository, 'create' | 'delete' | 'update'>;

/** Workflows of the library: documents of the node editor. The server's, of category `default`, cannot be changed. */
export class WorkflowRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Returns one workflow with its document. It does not count as opened. */
  get(id: string, options?: RequestOptions): Promise<WorkflowRecord> {
    const schema = about(WorkflowRecord, { workflow_id: id, workflow: { id } });
    return this.#transport.json('GET /api/v1/workflows/i/{workflow_id}', schema, identified(id, options));
  }

  /** Returns one workflow, or `undefined`. */
  find(id: string, options?: RequestOptions): Promise<WorkflowRecord | undefined> {
    return unlessMissing(this.get(id, options));
  }

  /** Returns whether a workflow exists. */
  exists(id: string, options?: RequestOptions): Promise<boolean> {
    return isFound(this.get(id, options));
  }

  /**
   * Yields the workflows that match when the list begins: a user's own and those of the server, for an administrator
   * all. One request, for which the server examines every workflow: to show a few, use `page`.
   */
  async *list(query?: WorkflowQuery, listOptions?: ListOptions): AsyncGenerator<WorkflowListItem> {
    const { onInvalid, ...options } = listOptions ?? {};
    const schema = rows(WorkflowPage, WorkflowListItem, onInvalid);
    yield* (await this.#transport.json('GET /api/v1/workflows/', schema, { query, ...options })).items;
  }

  /** Returns one page of workflows. `total` counts all that match. Pages shift when workflows are added or removed. */
  async page(query: WorkflowQuery & WorkflowPageWindow, listOptions?: ListOptions): Promise<WorkflowPage> {
    const { onInvalid, ...options } = listOptions ?? {};
    const { page, per_page } = check('query', WorkflowPageWindow, query);
    const schema = about(rows(WorkflowPage, WorkflowListItem, onInvalid), { page, per_page });
    return this.#transport.json('GET /api/v1/workflows/', schema, { query, ...options });
  }

  /**
   * Stores a document as a new workflow: public on a server with a single user, else private. An `id` in it is ignored,
   * unknown keys are dropped. Not repeated after a lost response.
   */
  async create(workflow: WorkflowInput, options?: RequestOptions): Promise<WorkflowRecord> {
    const body = { workflow: check('workflow', WorkflowInput, workflow) };
    const schema = about(WorkflowRecord, { workflow: documentOf(workflow) });
    return this.#transport.json('POST /api/v1/workflows/', schema, { body, ...options });
  }

  /** Replaces the document of a workflow, whatever `id` is in it. @throws DefaultWorkflowError */
  async update(id: string, workflow: WorkflowInput, options?: RequestOptions): Promise<WorkflowRecord> {
    const request = changeable(id, options);
    const body = { workflow: { ...check('workflow', WorkflowInput, workflow), id } }; // the server obeys this id
    const schema = about(WorkflowRecord, { workflow_id: id, workflow: { ...documentOf(workflow), id } });
    return this.#transport.json('PATCH /api/v1/workflows/i/{workflow_id}', schema, { ...request, body });
  }

  /** Deletes a workflow and its thumbnail for good. @throws DefaultWorkflowError */
  async delete(id: string, options?: RequestOptions): Promise<void> {
    return this.#transport.json('DELETE /api/v1/workflows/i/{workflow_id}', nothing, changeable(id, options));
  }

  /**
   * Shares a workflow with all users, or no longer. The server also adds the tag `shared` to the document, or removes
   * it.
   *
   * @since InvokeAI 6.13
   * @throws DefaultWorkflowError
   */
  async setPublic(id: string, isPublic: boolean, options?: RequestOptions): Promise<WorkflowRecord> {
    const request = changeable(id, options);
    const body = check('sharing', WorkflowSharing, { is_public: isPublic });
    const schema = about(WorkflowRecord, { ...body, workflow_id: id });
    return this.#transport.json('PATCH /api/v1/workflows/i/{workflow_id}/is_public', schema, {
      ...request,
      body,
      since: since.publicWorkflows,
    });
  }

  /** Notes that a workflow was opened now, which changes its `updated_at` too. Users cannot mark those of the server. */
  markOpened(id: string, options?: RequestOptions): Promise<void> {
    return this.#transport.json('PUT /api/v1/workflows/i/{workflow_id}/opened_at', nothing, identified(id, options));
  }

  /** Returns every tag, sorted by code point. @since InvokeAI 6.10 */
  tags(filter?: WorkflowFilter, options?: RequestOptions): Promise<string[]> {
    return this.#transport.json('GET /api/v1/workflows/tags', WorkflowTags, {
      query: filter,
      since: since.workflowTags,
      ...options,
    });
  }

  /** Returns for each text how many workflows have a tag that contains it, whatever the case: `a` counts `cat` too. */
  async tagCounts(
    tags: readonly string[],
    filter?: WorkflowFilter & Pick<WorkflowQuery, 'has_been_opened'>,
    options?: RequestOptions,
  ): Promise<WorkflowCounts> {
    const query = { ...filter, tags: countable('tags', tags) };
    const schema = expectCounts(WorkflowCounts, query.tags);
    return this.#transport.json('GET /api/v1/workflows/counts_by_tag', schema, { query, ...options });
  }

  /** Returns how many workflows each of these categories has. */
  async categoryCounts(
    categories: readonly WorkflowCategory[],
    filter?: Pick<WorkflowQuery, 'has_been_opened' | 'is_public'>,
    options?: RequestOptions,
  ): Promise<WorkflowCounts> {
    const query = { ...filter, categories: countable('categories', categories) };
    const schema = expectCounts(WorkflowCounts, query.categories);
    return this.#transport.json('GET /api/v1/workflows/counts_by_category', schema, { query, ...options });
  }

  /**
   * Returns the thumbnail, a WebP of at most 256 × 256 pixels, or the picture of one of the server's. Rejects with a
   * `ServerError` when `thumbnail_url` is `null`.
   */
  async thumbnail(id: string, options?: RequestOptions): Promise<Blob> {
    const route = 'GET /api/v1/workflows/i/{workflow_id}/thumbnail';
    return withTrueType(await this.#transport.blob(route, identified(id, options)));
  }

  /** Replaces the thumbnail by an image, which the server reduces to 256 × 256 pixels. @throws DefaultWorkflowError */
  async setThumbnail(id: string, file: FileSource, options?: TransferOptions): Promise<void> {
    const request = { ...changeable(id, options), form: { image: imagePart(file) } };
    return this.#transport.json('PUT /api/v1/workflows/i/{workflow_id}/thumbnail', nothing, request);
  }

  /** Deletes the thumbnail. Rejects with a `ServerError` when there is none. @throws DefaultWorkflowError */
  async deleteThumbnail(id: string, options?: RequestOptions): Promise<void> {
    const route = 'DELETE /api/v1/workflows/i/{workflow_id}/thumbnail';
    return this.#transport.json(route, nothing, changeable(id, options));
  }
}
