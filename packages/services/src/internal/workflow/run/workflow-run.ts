import type { Image } from '@x/models/image';
import type { WorkflowDocument } from '@x/models/workflow-document';

import {
  type CalledItem,
  imageNames,
  type JobBatch,
  type JobResult,
  type UntrackedJobs,
  videoNames,
  type WaitOptions,
} from '../../../job.js';
import { requireObject } from '../../arguments.js';
import { invocations } from '../node-kinds.js';
import { PASSING, type WorkflowOutput } from './outputs.js';

/** The names of the images and videos that each output made, by its `key`. */
export type OutputNames = Record<string, string[]>;

/** A workflow that was enqueued. */
export class WorkflowRun {
  /** The jobs: one, or those of its batch nodes and runs. */
  readonly batch: JobBatch;
  /** The document with the values that are run, which the images embed. */
  readonly document: WorkflowDocument;
  /** The images that were uploaded for the values. */
  readonly uploaded: readonly Image[];
  readonly #outputs: readonly WorkflowOutput[];
  readonly #jobs: Pick<UntrackedJobs, 'called'>;

  constructor(
    batch: JobBatch,
    run: Pick<WorkflowRun, 'document' | 'uploaded'>,
    context: { readonly outputs: readonly WorkflowOutput[]; readonly jobs: Pick<UntrackedJobs, 'called'> },
  ) {
    const { outputs, jobs } = requireObject('context', context);
    requireObject('run', run);
    this.batch = batch;
    this.document = run.document;
    this.uploaded = run.uploaded;
    this.#outputs = outputs;
    this.#jobs = jobs;
  }

  /**
   * Returns what each output made, once all jobs have ended: those of all jobs in their order. Intermediate outputs are
   * left out, unless all are. An output that made nothing has no names.
   *
   * @throws JobError of the first job, in their order, that did not complete
   */
  async outputs(options?: WaitOptions): Promise<OutputNames> {
    return this.#names(await this.batch.results(options));
  }

  /** Returns what each output made in one job. */
  outputsOf(result: JobResult): OutputNames {
    return this.#names([result]);
  }

  /**
   * Returns what workflows that were called have saved, by the id of the node that called them, once all jobs have ended.
   * `outputs` has none of it: a call returns what its `workflow_return` collects. Intermediate images are left out. The
   * items of the calls are read from the queue; of those that were pruned nothing is known.
   *
   * @throws JobError of the first job, in their order, that did not complete
   */
  async calledOutputs(options: WaitOptions = {}): Promise<OutputNames> {
    const items = (await this.batch.results(options)).map(({ itemId }) => itemId);
    const calls = invocations(this.document).filter(({ data }) => data.type === 'call_saved_workflow');
    const names: OutputNames = Object.fromEntries(calls.map(({ id }) => [id, []]));
    if (calls.length === 0) return names;
    for (const { callNodeId, ...item } of await this.#jobs.called(items, { signal: options.signal })) {
      names[callNodeId] = [...new Set([...(names[callNodeId] ?? []), ...savedBy(item)])];
    }
    return names;
  }

  #names(results: readonly JobResult[]): OutputNames {
    return outputNames(results, this.#outputs);
  }
}

/** Returns what each output made. Intermediate outputs are left out, unless all are. */
export function outputNames(results: readonly JobResult[], outputs: readonly WorkflowOutput[]): OutputNames {
  const final = outputs.filter(({ isIntermediate }) => !isIntermediate);
  const entries = (final.length > 0 ? final : outputs).map(({ key, nodeId }) => [
    key,
    results.flatMap((result) => namesOf(result, nodeId)),
  ]);
  return Object.fromEntries(entries);
}

/** Nodes that return images of others are not known to have saved them. */
const savedBy = ({ graph, results }: Pick<CalledItem, 'graph' | 'results'>): string[] =>
  results.flatMap(({ nodeId, output }) => {
    const node = graph.nodes[nodeId];
    if (!node || node.is_intermediate === true || PASSING.has(node.type)) return [];
    return [...imageNames(output), ...videoNames(output)];
  });

/** A cached output names the images of an earlier job. */
function namesOf({ results }: JobResult, nodeId: string): string[] {
  const outputs = results.filter((result) => result.nodeId === nodeId).map(({ output }) => output);
  return [...new Set([...imageNames(outputs), ...videoNames(outputs)])];
}
