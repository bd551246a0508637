import type { WorkflowRecord } from '@x/models/workflow';
import { InputError, printValue } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { checkName, requestOptions, requireObject, requireStores } from './internal/arguments.js';
import type { WorkflowSource } from './internal/workflow/open/source.js';
import type { WorkflowContext, WorkflowStores } from './internal/workflow/open/stores.js';
import type { Workflow } from './internal/workflow/open/workflow.js';

export type {
  ConvertedWorkflow,
  WorkflowChange,
  WorkflowEnvironment,
  WorkflowLookup,
  WorkflowProblem,
  WorkflowReference,
} from './internal/workflow/conversion.js';
export { convertWorkflow } from './internal/workflow/convert-workflow.js';
export type { ExposedInput, FormPlace, InputChoice, InputRule } from './internal/workflow/inputs/exposed-input.js';
export type {
  BindItem,
  MapJournal,
  MapOptions,
  MapOutcome,
  MapPlan,
  MappedItem,
  MappedName,
  MapReport,
} from './internal/workflow/map/map-types.js';
export type { WorkflowLike, WorkflowSource } from './internal/workflow/open/source.js';
export type { WorkflowStores } from './internal/workflow/open/stores.js';
export { Workflow } from './internal/workflow/open/workflow.js';
export type { ModelBinding } from './internal/workflow/preflight/bind-model.js';
export type {
  ModelIdentifier,
  ModelReference as WorkflowModelReference,
  ModelRule,
} from './internal/workflow/preflight/find-model.js';
export type { WorkflowPreflight, WorkflowRequirements } from './internal/workflow/preflight/preflight.js';
export type { RequiredModel } from './internal/workflow/preflight/required-models.js';
export type { NodeFinding, RequiredNode } from './internal/workflow/preflight/required-nodes.js';
export type { WorkflowOutput } from './internal/workflow/run/outputs.js';
export type { RunWorkflowOptions, WorkflowValues } from './internal/workflow/run/run-workflow.js';
export { type OutputNames, WorkflowRun } from './internal/workflow/run/workflow-run.js';

/** What is other in a copy of a workflow. */
export interface WorkflowCopyInput {
  /** The name. Left out, that of the original. */
  readonly name?: string | undefined;
}

/** Workflows of the node editor, opened as functions: they take values by label, and return images by label. */
export class WorkflowService {
  readonly #context: WorkflowContext;

  constructor(stores: WorkflowStores, { jobs, nodes }: Pick<WorkflowContext, 'jobs' | 'nodes'>) {
    requireStores(stores, ['workflows', 'images', 'videos', 'boards', 'models', 'modelInstalls', 'prompts']);
    for (const [name, service] of Object.entries({ jobs, nodes })) {
      if (typeof service !== 'object') throw new InputError(name, `must be a service, got ${printValue(service)}`);
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
    const { openWorkflow } = await import('./internal/workflow/open/open-workflow.js');
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
    const { copyWorkflow } = await import('./internal/workflow/open/copy-workflow.js');
    return copyWorkflow(source, { name, stores: this.#context.stores }, request);
  }
}
