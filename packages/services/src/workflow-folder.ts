import { InputError, printValue } from '@x/transport/errors';

import { objectOrEmpty, requireStores } from './internal/arguments.js';
import { Folder } from './internal/folder.js';
import { FolderTask } from './internal/workflow-folder/sync-task.js';
import type {
  FolderPlan,
  FolderReport,
  WorkflowFolderOptions,
  WorkflowFolderStores,
} from './internal/workflow-folder/sync-types.js';
import type { Task } from './task.js';

export type {
  FolderAction,
  FolderItem,
  FolderOutcome,
  FolderPlan,
  FolderReport,
  PlannedFolderItem,
  WorkflowFolderOptions,
  WorkflowFolderStores,
} from './internal/workflow-folder/sync-types.js';

/**
 * Keeps the `.json` files of a folder in step with the workflows of the user. For Node, Bun and Deno.
 *
 * A file belongs to the workflow whose id its document has, else to the one with its exact name. Nothing is ever deleted,
 * and workflows of the server or of other users are not changed. One folder is for one user on one server.
 */
export function syncWorkflowFolder(
  folder: string,
  stores: WorkflowFolderStores,
  options?: WorkflowFolderOptions,
): Task<FolderPlan, FolderReport> {
  if (typeof folder !== 'string' || folder === '') {
    throw new InputError('folder', `must be the path of a folder, got ${printValue(folder)}`);
  }
  requireStores(stores, ['workflows', 'auth', 'users']);
  const { direction = 'both', prefer } = objectOrEmpty('options', options);
  requireChoice('direction', direction, ['both', 'pull', 'push']);
  if (prefer !== undefined) requireChoice('prefer', prefer, ['file', 'server']);
  return new FolderTask(new Folder(folder, '.x-workflows'), stores, { direction, prefer });
}

function requireChoice(argument: string, value: string, choices: readonly string[]): void {
  if (choices.includes(value)) return;
  throw new InputError(argument, `must be one of ${choices.join(', ')}, got ${printValue(value)}`);
}
