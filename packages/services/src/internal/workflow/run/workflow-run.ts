import type { Image } from '@x/models/image';
import type { WorkflowDocument } from '@x/models/workflow-document';

import { imageNames, type JobBatch, type JobResult, videoNames, type WaitOptions } from '../../../job.js';
import type { WorkflowOutput } from './outputs.js';

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

  constructor(batch: JobBatch, run: Pick<WorkflowRun, 'document' | 'uploaded'>, outputs: readonly WorkflowOutput[]) {
    this.batch = batch;
    this.document = run.document;
    this.uploaded = run.uploaded;
    this.#outputs = outputs;
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

/** A cached output names the images of an earlier job. */
function namesOf({ results }: JobResult, nodeId: string): string[] {
  const outputs = results.filter((result) => result.nodeId === nodeId).map(({ output }) => output);
  return [...new Set([...imageNames(outputs), ...videoNames(outputs)])];
}
