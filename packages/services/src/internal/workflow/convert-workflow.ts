import type { WorkflowDocument } from '@x/models/workflow-document';
import { InputError } from '@x/transport/errors';

import { batchData } from './batch/batch-data.js';
import { checkWorkflow } from './check/check-workflow.js';
import { checkEnvironment } from './check-environment.js';
import type { ConvertedWorkflow, WorkflowEnvironment } from './conversion.js';
import { buildGraph } from './graph/build-graph.js';
import { loadWorkflow } from './load/load-workflow.js';

/**
 * Returns what the Invoke button of the node editor would enqueue for a document, without any request: loaded, checked,
 * as a graph, and with the values of its batches.
 *
 * Throws an `InputError` that says why when the editor could not load the document.
 */
export function convertWorkflow(document: unknown, environment: WorkflowEnvironment): ConvertedWorkflow {
  checkEnvironment(environment);
  const loaded = loadWorkflow(document, environment);
  if (typeof loaded === 'string') throw new InputError('document', `is no workflow that can be loaded: ${loaded}`);
  return { ...convertLoaded(loaded.document, environment), changes: loaded.changes };
}

/** Returns what the Invoke button would enqueue for a document that is loaded already. */
export function convertLoaded(
  document: WorkflowDocument,
  environment: WorkflowEnvironment,
): Omit<ConvertedWorkflow, 'changes'> {
  const { data, problems, lookups } = batchData(document, environment);
  const { id: _, ...workflow } = document;
  return {
    graph: buildGraph(document, environment),
    batch: { data, runs: environment.runs ?? 1, workflow },
    problems: [...checkWorkflow(document, environment), ...problems],
    lookups,
  };
}
