import { type StoredWorkflow, WorkflowInput, type WorkflowRecord } from '@x/models/workflow';
import { InputError, InvokeError, mayHaveHappened, NotFoundError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { UnitOfWork } from '../../../unit-of-work.js';
import { unitCause } from '../../unit-cause.js';
import { workflowContent } from '../../workflow-content.js';
import type { PutItem } from '../item.js';
import type { TransferStores } from '../transfer-stores.js';

/** Creates workflows, unless the server has the same under the same name. */
export class WorkflowFinder {
  readonly #workflows: TransferStores['workflows'];
  /** The ids of the workflows of the user by name, once they were read. */
  #ids: Map<string, string[]> | undefined;

  constructor({ workflows }: Pick<TransferStores, 'workflows'>) {
    this.#workflows = workflows;
  }

  async put({ workflow, is_public }: WorkflowRecord, options: RequestOptions): Promise<PutItem> {
    const input = inputOf(workflow);
    const existing = await this.#find(input, options);
    if (existing !== undefined) return { status: 'present', to: existing };
    const created = await this.#createShared(input, is_public, options);
    this.#note(input.name, created);
    return { status: 'done', to: created };
  }

  /** Creates a workflow and shares it, or does neither. Returns its id. */
  async #createShared(input: WorkflowInput, isPublic: boolean, options: RequestOptions): Promise<string> {
    const workflows = this.#required();
    const unit = new UnitOfWork();
    let created: WorkflowRecord | undefined;
    unit.add('create the workflow', {
      apply: async (request) => {
        created = await this.#create(input, request);
        return created.workflow_id;
      },
      undo: async (id, request) => {
        await workflows.delete(id, request).catch(unlessMissing);
      },
    });
    unit.add('share the workflow', {
      apply: async (request) => {
        if (!created || !isPublic || created.is_public) return false; // a server with one user shares all of them
        return (await workflows.setPublic(created.workflow_id, true, request)).is_public;
      },
    });
    await unit.run(options).catch((error: unknown) => {
      throw unitCause(error);
    });
    return created?.workflow_id ?? '';
  }

  /** Creates a workflow. After a lost response it is searched. */
  async #create(input: WorkflowInput, options: RequestOptions): Promise<WorkflowRecord> {
    const workflows = this.#required();
    try {
      return await workflows.create(input, options);
    } catch (error) {
      if (options.signal?.aborted || !InvokeError.isInstance(error) || !mayHaveHappened(error)) throw error;
      this.#ids = undefined;
      const found = await this.#find(input, options).catch(() => undefined);
      if (found === undefined) throw error;
      return workflows.get(found, options);
    }
  }

  async #find(input: WorkflowInput, options: RequestOptions): Promise<string | undefined> {
    const workflows = this.#required();
    if (!this.#ids) {
      this.#ids = new Map();
      for await (const { name, workflow_id } of workflows.list({ categories: ['user'] }, options))
        this.#note(name, workflow_id);
    }
    for (const id of this.#ids.get(input.name) ?? []) {
      const { workflow } = await workflows.get(id, options);
      if (workflowContent(workflow) === workflowContent(input)) return id;
    }
    return undefined;
  }

  #note(name: string, id: string): void {
    this.#ids?.set(name, [...(this.#ids.get(name) ?? []), id]);
  }

  #required(): NonNullable<TransferStores['workflows']> {
    const workflows = this.#workflows;
    if (!workflows) throw new InputError('stores', 'must have a repository "workflows" to create some');
    return workflows;
  }
}

/** A workflow that is gone needs not be deleted. */
function unlessMissing(error: unknown): void {
  if (!(error instanceof NotFoundError)) throw error;
}

/** Returns what is sent of a workflow. */
function inputOf(workflow: StoredWorkflow): WorkflowInput {
  const { id: _, ...document } = workflow;
  const parsed = WorkflowInput.safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InputError('workflow', `"${workflow.name}" is none that a server stores: ${issue?.message}`);
}
