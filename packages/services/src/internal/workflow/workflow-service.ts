import type { WorkflowRecord } from '@x/models/workflow';
import { InputError, printValue } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { checkName, isRecord, requestOptions, requireObject, requireStores } from '../arguments.js';
import type { WorkflowSource } from './open/source.js';
import type { WorkflowContext, WorkflowStores } from './open/stores.js';
import type { Workflow } from './open/workflow.js';

/** What is other in a copy of a workflow. */
export interface WorkflowCopyInput {
  /** The name. Left out, that of the original. */
  readonly name?: string | undefined;
}

/** Workflows of the node editor, opened as functions: they take values by label, and return images by label. */
export class WorkflowService {
  readonly #context: WorkflowContext;

  constructor(stores: WorkflowStores, services: Pick<WorkflowContext, 'jobs' | 'nodes'>) {
    const { jobs, nodes } = requireObject('services', services);
    requireStores(stores, ['workflows', 'images', 'videos', 'boards', 'models', 'modelInstalls', 'prompts']);
    for (const [name, service] of Object.entries({ jobs, nodes })) {
      if (!isRecord(service)) throw new InputError(name, `must be a service, got ${printValue(service)}`);
    }
    this.#context = { stores, jobs, nodes };
  }

  /**
   * Opens a workflow of the library by its id or exact name, a document, or a picture with a workflow in it. It is loaded
   * as the editor loads it, with the node types and models of this server; nothing is run or stored.
   *
   * Rejects with an `InputError` for what is no workflow, and for a name that none or several have.
   */
  async open(source: WorkflowSource, options?: RequestOptions): Promise<Workflow> {
    const request = requestOptions(options);
    const { openWorkflow } = await import('./open/open-workflow.js');
    return openWorkflow(source, this.#context, request);
  }

  /**
   * Stores a copy in the library and returns it: of a workflow of the library, also one of the server, of a document, or
   * of the workflow in a picture. Nothing in it is changed but its id, its category, and its name if another is given.
   */
  async copy(
    source: WorkflowSource,
    changes: WorkflowCopyInput = {},
    options?: RequestOptions,
  ): Promise<WorkflowRecord> {
    const { name } = requireObject('changes', changes);
    if (name !== undefined) checkName('changes.name', name);
    const request = requestOptions(options);
    const { copyWorkflow } = await import('./open/copy-workflow.js');
    return copyWorkflow(source, { name, stores: this.#context.stores }, request);
  }
}
