import { InputError, printValue } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { requestOptions, requireStores } from './internal/arguments.js';
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
export type { WorkflowLike, WorkflowSource } from './internal/workflow/open/source.js';
export type { WorkflowStores } from './internal/workflow/open/stores.js';
export { Workflow } from './internal/workflow/open/workflow.js';
export type { WorkflowOutput } from './internal/workflow/run/outputs.js';
export type { RunWorkflowOptions, WorkflowValues } from './internal/workflow/run/run-workflow.js';
export { type OutputNames, WorkflowRun } from './internal/workflow/run/workflow-run.js';

/** Workflows of the node editor, opened as functions: they take values by label, and return images by label. */
export class WorkflowService {
  readonly #context: WorkflowContext;

  constructor(stores: WorkflowStores, { jobs, nodes }: Pick<WorkflowContext, 'jobs' | 'nodes'>) {
    requireStores(stores, ['workflows', 'images', 'videos', 'boards', 'models', 'prompts']);
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
}
