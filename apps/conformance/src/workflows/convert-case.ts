import { WorkflowDocument } from '@x/models/workflow-document';
import type { NodeTypes } from '@x/services/graph';
import { type ConvertedWorkflow, convertWorkflow, type WorkflowEnvironment } from '@x/services/workflow';

import { GONE, type WorkflowCase } from './workflow-case.js';

/** Converts the document of a case, and returns the error that says why it cannot be loaded. */
export function convertCase(
  { document, settings = {} }: Pick<WorkflowCase, 'document' | 'settings'>,
  types: NodeTypes,
): ConvertedWorkflow | Error {
  const { library = {}, autoAddBoard, known, lists = {} } = settings;
  const environment: WorkflowEnvironment = {
    types,
    autoAddBoard,
    has: (_, id) => known?.includes(id) ?? !id.startsWith(GONE),
    savedWorkflow: (id) => (Object.hasOwn(library, id) ? WorkflowDocument.parse(library[id]) : undefined),
    resolveLookup: (lookup) => lists[lookup.kind === 'board-images' ? lookup.boardId : lookup.prompt],
  };
  try {
    return convertWorkflow(JSON.parse(JSON.stringify(document)), environment);
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}
