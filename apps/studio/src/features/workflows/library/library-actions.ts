import type { Workflow, WorkflowSource } from '@x/services/workflow';

import type { LoadedClient } from '../../../app/load-client.js';
import { errorLine } from '../../../errors/error-line.js';
import { currentMessages } from '../../../i18n/messages.js';
import type { Action } from '../../act/action.js';
import { workflowMessages } from '../workflow-messages.js';

/** A workflow of the library. */
export interface NamedWorkflow {
  readonly id: string;
  readonly name: string;
}

/** Returns the action that deletes a workflow for good. `onDeleted` is awaited before what is shown is read again. */
export function deleteWorkflowAction(
  { repositories }: LoadedClient,
  { id, name }: NamedWorkflow,
  onDeleted: () => Promise<void>,
): Action {
  const texts = currentMessages(workflowMessages);
  return {
    title: texts.deleteTitle(name),
    isFinal: true,
    plan: async () => ({ lines: [texts.deletes(name)], confirm: texts.deleteWorkflow }),
    async run({ signal }) {
      await repositories.workflows.delete(id, { signal });
      await onDeleted();
      return { lines: [texts.deleted(name)] };
    },
  };
}

/** What became of files that were to be imported. */
export interface ImportReport {
  /** The ids of the new workflows. */
  readonly ids: readonly string[];
  /** Sentences about the files that hold no workflow. */
  readonly refused: readonly string[];
}

/** Stores the workflows of files in the library: of documents, and of pictures with a workflow in them. */
export async function importFiles({ services }: LoadedClient, files: readonly File[]): Promise<ImportReport> {
  const texts = currentMessages(workflowMessages);
  const ids: string[] = [];
  const refused: string[] = [];
  for (const file of files) {
    try {
      const { workflow_id } = await services.workflows.copy(await sourceOf(file));
      ids.push(workflow_id);
    } catch (error) {
      refused.push(texts.notImported(file.name, errorLine(error)));
    }
  }
  return { ids, refused };
}

const sourceOf = async (file: File): Promise<WorkflowSource> =>
  file.type.startsWith('image/') ? file : JSON.parse(await file.text());

/** Saves a workflow as a file of this computer. */
export function saveFile(workflow: Workflow): void {
  const url = URL.createObjectURL(new Blob([workflow.export()], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${workflow.document.name.replace(/[\\/:*?"<>|]/g, '-') || 'workflow'}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
