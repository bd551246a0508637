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
import type { WorkflowFilter, WorkflowQuery } from './internal/workflow/query.js';
import { documentOf, identified } from './internal/workflow/request.js';
import type { ListOptions } from './options.js';

export type { WorkflowFilter, WorkflowQuery } from './internal/workflow/query.js';

/** Reads workflows. */
export type WorkflowReader = Pick<WorkflowRepository, 'find' | 'get' | 'list' | 'page'>;
/** Creates, updates and deletes workflows. */
export type WorkflowWriter = Pick<WorkflowRepository, 'create' | 'delete' | 'update'>;

/**
 * Workflows of the library: documents of the node editor. Those of category `default` belong to the server and cannot be
 * changed.
 */
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

  /** Returns one workflow, or `undefined` when it does not exist. */
  find(id: string, options?: RequestOptions): Promise<WorkflowRecord | undefined> {
    return unlessMissing(this.get(id, options));
  }

  /** Returns whether a workflow exists. */
  exists(id: string, options?: RequestOptions): Promise<boolean> {
    return isFound(this.get(id, options));
  }

  /**
   * Yields the workflows that match `query` when the list begins, also when they are changed or deleted meanwhile: their
   * own and those of the server for a user, those of all users for an administrator. One request, in which the server
   * examines every workflow; to show a few, use `page`.
   */
  async *list(query?: WorkflowQuery, listOptions?: ListOptions): AsyncGenerator<WorkflowListItem> {
    const { onInvalid, ...options } = listOptions ?? {};
    const schema = rows(WorkflowPage, WorkflowListItem, onInvalid);
    yield* (await this.#transport.json('GET /api/v1/workflows/', schema, { query, ...options })).items;
  }

  /** Returns one page of workflows. Its `total` counts all that match. Pages shift when workflows are added or removed. */
  async page(query: WorkflowQuery & WorkflowPageWindow, listOptions?: ListOptions): Promise<WorkflowPage> {
    const { onInvalid, ...options } = listOptions ?? {};
    const { page, per_page } = check('query', WorkflowPageWindow, query);
    const schema = about(rows(WorkflowPage, WorkflowListItem, onInvalid), { page, per_page });
    return this.#transport.json('GET /api/v1/workflows/', schema, { query, ...options });
  }

  /**
   * Stores a document as a new workflow and returns it: public on a server with a single user, else private. An `id` in
   * the document is ignored, unknown keys are dropped. The request is not repeated after a lost response.
   */
  async create(workflow: WorkflowInput, options?: RequestOptions): Promise<WorkflowRecord> {
    const body = { workflow: check('workflow', WorkflowInput, workflow) };
    const schema = about(WorkflowRecord, { workflow: documentOf(workflow) });
    return this.#transport.json('POST /api/v1/workflows/', schema, { body, ...options });
  }

  /**
   * Replaces the whole document of a workflow and returns the workflow. The id is that of the argument, whatever `id` the
   * document has: the server itself ignores the id in the path and obeys that in the document.
   *
   * @throws DefaultWorkflowError for a workflow of the server
   */
  async update(id: string, workflow: WorkflowInput, options?: RequestOptions): Promise<WorkflowRecord> {
    const request = changeable(id, options);
    const body = { workflow: { ...check('workflow', WorkflowInput, workflow), id } };
    const schema = about(WorkflowRecord, { workflow_id: id, workflow: { ...documentOf(workflow), id } });
    return this.#transport.json('PATCH /api/v1/workflows/i/{workflow_id}', schema, { ...request, body });
  }

  /**
   * Deletes a workflow and its thumbnail for good.
   *
   * @throws DefaultWorkflowError for a workflow of the server
   */
  async delete(id: string, options?: RequestOptions): Promise<void> {
    return this.#transport.json('DELETE /api/v1/workflows/i/{workflow_id}', nothing, changeable(id, options));
  }

  /**
   * Shares a workflow with all users, or no longer, and returns it. The server also adds the tag `shared` to the document,
   * or removes it.
   *
   * @since InvokeAI 6.13
   * @throws DefaultWorkflowError for a workflow of the server
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

  /** Returns every tag, sorted by code point. */
  tags(filter?: WorkflowFilter, options?: RequestOptions): Promise<string[]> {
    return this.#transport.json('GET /api/v1/workflows/tags', WorkflowTags, {
      query: filter,
      since: since.workflowTags,
      ...options,
    });
  }

  /** Returns how many workflows have tags that contain each of these texts, whatever the case: `a` counts `cat` too. */
  async tagCounts(
    tags: readonly string[],
    filter?: WorkflowFilter & Pick<WorkflowQuery, 'has_been_opened'>,
    options?: RequestOptions,
  ): Promise<WorkflowCounts> {
    const query = { ...filter, tags: countable('tags', tags) };
    const schema = expectCounts(WorkflowCounts, query.tags);
    return this.#transport.json('GET /api/v1/workflows/counts_by_tag', schema, { query, ...options });
  }

  /** Returns how many workflows there are of each of these categories. */
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
   * Returns the thumbnail of a workflow, a WebP of at most 256 × 256 pixels, or the picture of one of the server's.
   *
   * Rejects with a `ServerError` where there is none: read `thumbnail_url` of the workflow first, it is `null` then.
   */
  async thumbnail(id: string, options?: RequestOptions): Promise<Blob> {
    const route = 'GET /api/v1/workflows/i/{workflow_id}/thumbnail';
    return withTrueType(await this.#transport.blob(route, identified(id, options)));
  }

  /**
   * Replaces the thumbnail of a workflow by an image, which the server reduces to 256 × 256 pixels.
   *
   * @throws DefaultWorkflowError for a workflow of the server
   */
  async setThumbnail(id: string, file: FileSource, options?: TransferOptions): Promise<void> {
    const request = { ...changeable(id, options), form: { image: imagePart(file) } };
    return this.#transport.json('PUT /api/v1/workflows/i/{workflow_id}/thumbnail', nothing, request);
  }

  /**
   * Deletes the thumbnail of a workflow. Rejects with a `ServerError` where there is none.
   *
   * @throws DefaultWorkflowError for a workflow of the server
   */
  async deleteThumbnail(id: string, options?: RequestOptions): Promise<void> {
    const route = 'DELETE /api/v1/workflows/i/{workflow_id}/thumbnail';
    return this.#transport.json(route, nothing, changeable(id, options));
  }
}
