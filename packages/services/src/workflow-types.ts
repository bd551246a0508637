import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';
import type { ModelConfig } from '@x/models/model-config';
import type { Video } from '@x/models/video';
import { InputError, printValue } from '@x/transport/errors';

import { requireObject } from './internal/arguments.js';
import type { JobResult, WaitOptions } from './job.js';
import type { Task } from './task.js';
import type {
  MapOptions,
  MapPlan,
  MapReport,
  OutputNames,
  RunWorkflowOptions,
  Workflow,
  WorkflowRun,
} from './workflow.js';

export { type NamedTypes, workflowTypes } from './internal/workflow/types/workflow-types.js';

/** What an input takes for an image: its name, its record, or a file. */
export type ImageValue = string | Pick<Image, 'image_name'> | Blob | Uint8Array | ArrayBuffer;
/** What an input takes for a video: its name or its record. */
export type VideoValue = string | Pick<Video, 'video_name'>;
/** What an input takes for a board: its id or name, its record, `auto` or `none`. */
export type BoardValue = string | Pick<Board, 'board_id'>;
/** What an input takes for a model: its key, hash or name, or its record. */
export type ModelValue = string | Pick<ModelConfig, 'key'> | Pick<ModelConfig, 'name'>;
/** What an input takes for a LoRA. */
export interface LoraValue {
  /** The model. */
  readonly lora: ModelValue;
  /** How strong it is. */
  readonly weight: number;
}
/** A color, each part from 0 to 255. */
export type ColorValue = Readonly<Record<'a' | 'b' | 'g' | 'r', number>>;

/** A run whose outputs have the names of the workflow. */
export interface TypedRun<Outputs> extends Omit<WorkflowRun, 'outputs' | 'outputsOf'> {
  /** As {@link WorkflowRun.outputs}. */
  outputs(options?: WaitOptions): Promise<Outputs>;
  /** As {@link WorkflowRun.outputsOf}. */
  outputsOf(result: JobResult): Outputs;
}

/** A workflow that takes and returns the names that its types know. */
export interface TypedWorkflow<Inputs, Outputs> extends Omit<Workflow, 'map' | 'run'> {
  /** As {@link Workflow.run}. */
  run(values: Inputs, options?: RunWorkflowOptions): Promise<TypedRun<Outputs>>;
  /** As {@link Workflow.map}. */
  map<Item>(
    collection: Iterable<Item> | AsyncIterable<Item>,
    bind: (item: Item, index: number) => Inputs | Promise<Inputs>,
    options?: MapOptions<Item>,
  ): Task<MapPlan, MapReport>;
}

/** The inputs and outputs that types were written for. */
export interface TypedNames {
  /** The keys of the inputs. */
  readonly inputs: readonly string[];
  /** The keys of the outputs. */
  readonly outputs: readonly string[];
}

/**
 * Returns a workflow with types, as `workflowTypes` writes them. Throws an `InputError` when the workflow has not the
 * inputs and outputs that they were written for.
 */
export function typedWorkflow<Inputs extends object, Outputs extends OutputNames>(
  workflow: Workflow,
  names: TypedNames,
): TypedWorkflow<Inputs, Outputs>;
export function typedWorkflow(workflow: Workflow, expected: TypedNames): Workflow {
  const { inputs, outputs } = requireObject('names', expected);
  const parts = { 'names.inputs': inputs, 'names.outputs': outputs };
  const own = { 'workflow.inputs': requireObject('workflow', workflow).inputs, 'workflow.outputs': workflow.outputs };
  for (const [argument, list] of Object.entries<unknown>({ ...parts, ...own })) {
    if (!Array.isArray(list)) throw new InputError(argument, `must be a list, got ${printValue(list)}`);
  }
  const missing = [
    ...inputs.filter((key) => !workflow.inputs.some((input) => input.key === key)),
    ...outputs.filter((key) => !workflow.outputs.some((output) => output.key === key)),
  ];
  if (missing.length === 0) return workflow;
  const names = missing.map((key) => printValue(key)).join(', ');
  throw new InputError('workflow', `has changed since its types were written: it has no ${names}; write them again`);
}
