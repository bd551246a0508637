import type { ModelConfig } from '@x/models/model-config';
import type { WorkflowDocument } from '@x/models/workflow-document';
import type { RequestOptions } from '@x/transport/options';

import type { Task } from '../../../task.js';
import { requestOptions, requireObject } from '../../arguments.js';
import type { WorkflowChange, WorkflowEnvironment, WorkflowProblem } from '../conversion.js';
import { exactJson } from '../exact-json.js';
import { describeInputs } from '../inputs/describe-inputs.js';
import type { ExposedInput, InputRule } from '../inputs/exposed-input.js';
import { type FormSection, formLayout } from '../inputs/form-layout.js';
import { createMap } from '../map/create-map.js';
import type { BindItem, MapOptions, MapPlan, MapReport } from '../map/map-types.js';
import { fitsFilter } from '../preflight/find-model.js';
import { preflight, type WorkflowPreflight, type WorkflowRequirements } from '../preflight/preflight.js';
import { rebind } from '../preflight/rebind.js';
import { requiredModels } from '../preflight/required-models.js';
import type { RequiredNode } from '../preflight/required-nodes.js';
import { describeOutputs, type WorkflowOutput } from '../run/outputs.js';
import {
  checkRun,
  type RunSubject,
  type RunWorkflowOptions,
  runWorkflow,
  type WorkflowCheck,
  type WorkflowValues,
} from '../run/run-workflow.js';
import type { WorkflowRun } from '../run/workflow-run.js';
import { convertWithLookups } from './convert.js';
import { exportDocument } from './export-document.js';
import type { WorkflowContext } from './stores.js';

/** What a workflow is opened with. */
export interface OpenedWorkflow {
  readonly document: WorkflowDocument;
  readonly changes: readonly WorkflowChange[];
  readonly problems: readonly WorkflowProblem[];
  readonly environment: WorkflowEnvironment;
  readonly models: readonly ModelConfig[];
  /** The document with the models that it names, whether the server has them or not. */
  readonly named: WorkflowDocument;
  readonly nodes: readonly RequiredNode[];
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
  /** How its author lays the inputs out, with headings and texts; a column of all inputs in a document without a form. */
  readonly form: FormSection;
  /** The nodes that make images or videos. */
  readonly outputs: readonly WorkflowOutput[];
  /** The node types and models that the document was made with. */
  readonly requirements: WorkflowRequirements;
  readonly #opened: OpenedWorkflow;
  readonly #context: WorkflowContext;

  constructor(opened: OpenedWorkflow, context: WorkflowContext) {
    const { document, environment } = requireObject('opened', opened);
    requireObject('opened.document', document);
    requireObject('opened.environment', environment);
    this.document = document;
    this.changes = opened.changes;
    this.problems = opened.problems;
    this.inputs = describeInputs(document, environment);
    this.form = formLayout(document, this.inputs);
    this.outputs = describeOutputs(document, environment.types);
    this.requirements = { nodes: opened.nodes, models: requiredModels(opened.named, environment) };
    this.#opened = opened;
    this.#context = context;
  }

  /**
   * Returns what {@link run} would refuse of these values, without a request: types, limits, choices and models that are
   * wrong, and inputs that have no value. Whether images, videos and boards are there is not known yet.
   */
  check(values: WorkflowValues = {}): WorkflowCheck {
    return checkRun(this.#subject, values);
  }

  /** Returns the models that an input takes, of those that the server had when the workflow was opened. */
  modelsFor(rule: Pick<InputRule, 'models' | 'type'>): ModelConfig[] {
    const { type, models } = requireObject('rule', rule);
    const filter = models ?? (requireObject('rule.type', type).name === 'LoRAField' ? { type: ['lora'] } : {});
    return this.#opened.models.filter((model) => fitsFilter(model, filter));
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
    return runWorkflow(this.#subject, values, { context: this.#context, options });
  }

  /**
   * Returns a task that runs the workflow once for each item of a collection: a list, the rows of a table, the images of
   * a board (`images.list`), or files. `bind` returns the values of an item.
   *
   * The values of all items are checked before anything is uploaded or sent, those that differ are sent as batches of up
   * to 1 000 items, and the report has the outputs of each in the order of the collection. With a `key` another run
   * continues what a crash cut off: no item is sent again that the server or the journal knows of.
   *
   * `plan` and `run` reject as {@link run} does, and with a `BatchNodesError` for a workflow with batch nodes; `run` with a
   * `MapInUseError` while another program sends items of the key.
   */
  map<Item>(
    collection: Iterable<Item> | AsyncIterable<Item>,
    bind: BindItem<Item>,
    options?: MapOptions<Item>,
  ): Task<MapPlan, MapReport> {
    return createMap({ collection, bind }, options, { subject: this.#subject, context: this.#context });
  }

  /**
   * Returns what this server has of what the workflow needs, as it was when the workflow was opened: node types, their
   * versions, and for each model which one of the server it is, the closest ones, and what to install.
   */
  async preflight(options?: RequestOptions): Promise<WorkflowPreflight> {
    const { models, environment } = this.#opened;
    const server = { types: environment.types, models, problems: this.problems };
    return preflight(this.requirements, server, { stores: this.#context.stores, options: requestOptions(options) });
  }

  /**
   * Returns a workflow whose models are those of this server that {@link preflight} found, by name or family. Models that
   * are missing stay unset. For each choice see the `reason` in `preflight`.
   */
  async rebind(options?: RequestOptions): Promise<Workflow> {
    const { models: bindings } = await this.preflight(options);
    const { environment, named } = this.#opened;
    const document = rebind(this.document, bindings, named);
    const { stores } = this.#context;
    const request = { stores, options: requestOptions(options) };
    const { problems } = await convertWithLookups(document, environment, request);
    return new Workflow({ ...this.#opened, document, problems, named: rebind(named, bindings, named) }, this.#context);
  }

  /**
   * Returns the document as JSON text that opens on other servers too: without its id, images, videos and boards, and
   * with models that are found by their hash, else by `rebind`. Workflows of the library that it calls are not part of it.
   */
  export(): string {
    return exactJson(exportDocument(this.document), '');
  }
  get #subject(): RunSubject {
    const { document, inputs, outputs } = this;
    const { environment, models } = this.#opened;
    return { document, inputs, outputs, environment, models };
  }
}
