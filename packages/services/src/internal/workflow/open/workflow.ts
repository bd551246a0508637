import type { ModelConfig } from '@x/models/model-config';
import type { WorkflowDocument } from '@x/models/workflow-document';

import type { WorkflowChange, WorkflowEnvironment, WorkflowProblem } from '../conversion.js';
import { describeInputs } from '../inputs/describe-inputs.js';
import type { ExposedInput } from '../inputs/exposed-input.js';
import { describeOutputs, type WorkflowOutput } from '../run/outputs.js';
import { type RunWorkflowOptions, runWorkflow, type WorkflowValues } from '../run/run-workflow.js';
import type { WorkflowRun } from '../run/workflow-run.js';
import type { WorkflowContext } from './stores.js';

/** What a workflow is opened with. */
export interface OpenedWorkflow {
  readonly document: WorkflowDocument;
  readonly changes: readonly WorkflowChange[];
  readonly problems: readonly WorkflowProblem[];
  readonly environment: WorkflowEnvironment;
  readonly models: readonly ModelConfig[];
}

/** A workflow that is a function: it takes values for its inputs, and makes images. */
export class Workflow {
  /** The document as it was loaded: at the present schema, with node versions and references of this server. */
  readonly document: WorkflowDocument;
  /** What was changed when it was loaded. */
  readonly changes: readonly WorkflowChange[];
  /** Why it cannot be run as it is. Values may mend that. */
  readonly problems: readonly WorkflowProblem[];
  /** The inputs that its author exposes, in the order of the form. */
  readonly inputs: readonly ExposedInput[];
  /** The nodes that make images or videos. */
  readonly outputs: readonly WorkflowOutput[];
  readonly #opened: OpenedWorkflow;
  readonly #context: WorkflowContext;

  constructor(opened: OpenedWorkflow, context: WorkflowContext) {
    this.document = opened.document;
    this.changes = opened.changes;
    this.problems = opened.problems;
    this.inputs = describeInputs(opened.document, opened.environment);
    this.outputs = describeOutputs(opened.document, opened.environment.types);
    this.#opened = opened;
    this.#context = context;
  }

  /**
   * Runs the workflow once with these values, by label or `nodeId.field`, and returns its jobs. Values are checked
   * first: types, limits, choices and models without a request, then whether images, videos and boards are there. Files
   * are uploaded last, among the assets, and stay when the workflow cannot be enqueued.
   *
   * @throws WorkflowValuesError for values that are refused, all at once
   * @throws WorkflowRefusedError when the workflow cannot be run
   * @throws IntermediateOutputsError when nothing would be in the gallery
   */
  async run(values: WorkflowValues = {}, options: RunWorkflowOptions = {}): Promise<WorkflowRun> {
    const { document, inputs, outputs } = this;
    const { environment, models } = this.#opened;
    const subject = { document, inputs, outputs, environment, models };
    return runWorkflow(subject, values, { context: this.#context, options });
  }
}
