import type { WorkflowDocument } from '@x/models/workflow-document';
import { PermissionError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import type { NodeTypes } from '../../../graph.js';
import { loadWorkflow } from '../load/load-workflow.js';
import { invocations } from '../node-kinds.js';
import type { WorkflowStores } from './stores.js';

/** How deep the server lets workflows call each other. */
const DEEPEST = 4;

/**
 * Returns the workflows that a document calls, and those that they call, by id. Those that cannot be read are left out:
 * the conversion reports them.
 */
export async function readCalledWorkflows(
  document: WorkflowDocument,
  { workflows }: Pick<WorkflowStores, 'workflows'>,
  { types, options }: { readonly types: NodeTypes; readonly options: RequestOptions },
): Promise<ReadonlyMap<string, WorkflowDocument>> {
  const read = new Map<string, WorkflowDocument>();
  const asked = new Set<string>();
  let callers = [document];
  for (let depth = 0; depth < DEEPEST && callers.length > 0; depth++) {
    const ids = new Set(callers.flatMap(calledIds).filter((id) => !asked.has(id)));
    callers = [];
    for (const id of ids) {
      asked.add(id);
      const stored = await workflows.find(id, options).catch(unlessForbidden);
      const loaded = stored && loadWorkflow(stored.workflow, { types });
      if (!loaded || typeof loaded === 'string') continue;
      read.set(id, loaded.document);
      callers.push(loaded.document);
    }
  }
  return read;
}

/** That of another user, which is not shared. */
function unlessForbidden(error: unknown): undefined {
  if (!(error instanceof PermissionError)) throw error;
}

const calledIds = (document: WorkflowDocument): string[] =>
  invocations(document).flatMap(({ data }) => {
    const id = data.type === 'call_saved_workflow' ? data.inputs['workflow_id']?.value : undefined;
    return typeof id === 'string' && /^[\w-]+$/.test(id) ? [id] : [];
  });
