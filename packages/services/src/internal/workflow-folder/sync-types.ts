import type { AuthRepository } from '@x/repositories/auth';
import type { UserRepository } from '@x/repositories/user';
import type { WorkflowReader, WorkflowWriter } from '@x/repositories/workflow';
import type { InvokeError } from '@x/transport/errors';

/** The repositories that a folder is kept in step with. */
export interface WorkflowFolderStores {
  /** What reads and stores workflows of the library. */
  readonly workflows: Pick<WorkflowReader, 'get' | 'list'> & Pick<WorkflowWriter, 'create' | 'update'>;
  /** What says whether the server has several users. */
  readonly auth: Pick<AuthRepository, 'status'>;
  /** What says whose workflows may be changed. */
  readonly users: Pick<UserRepository, 'me'>;
}

/** Which side may be changed, and what becomes of conflicts. */
export interface WorkflowFolderOptions {
  /** `push` changes the server, `pull` the folder; a file always gets the id of its workflow. @default 'both' */
  readonly direction?: 'both' | 'pull' | 'push' | undefined;
  /** Which side replaces the other where both changed. Left out, neither does. */
  readonly prefer?: 'file' | 'server' | undefined;
}

/** What a file and a workflow of the library are to each other. */
export interface FolderItem {
  /** The name of the file in the folder, `undefined` where it has none yet. */
  readonly file: string | undefined;
  /** The id of the workflow, `undefined` where it is not known. */
  readonly id: string | undefined;
  /** The name in the document, `undefined` where the file is none. */
  readonly name: string | undefined;
  /** Why nothing is done, or what else is done. */
  readonly reason: string | undefined;
}

/**
 * What is done with a workflow:
 * - `create`, `update`: the file is stored on the server. `write`: the file is written.
 * - `unchanged`: both are the same. `skip`: nothing is done, for the reason given.
 * - `conflict`: both changed since they were last in step, or it is not known who did.
 * - `invalid`: the file is no workflow, it is not clear which, or the one on the server cannot be read.
 */
export type FolderAction = 'conflict' | 'create' | 'invalid' | 'skip' | 'unchanged' | 'update' | 'write';

/** What would be done with a workflow. */
export interface PlannedFolderItem extends FolderItem {
  /** What would be done. */
  readonly action: FolderAction;
}

/** What would be done. */
export interface FolderPlan {
  /** Each file, and each workflow of the user that has no file. */
  readonly items: readonly PlannedFolderItem[];
  /** How many requests `run` would make, if nothing changes in the meantime. */
  readonly requests: number;
}

/** What became of a workflow. */
export interface FolderOutcome extends PlannedFolderItem {
  /** Whether `action` was done, has failed, was not begun because the work stopped before, or needs nothing (`none`). */
  readonly status: 'done' | 'failed' | 'none' | 'pending';
  /** Why it failed, where the server or this package refused it. `reason` has it as text, that of the file system too. */
  readonly error: InvokeError | undefined;
}

/** The outcome of each workflow. */
export interface FolderReport {
  /** In the order of the plan. */
  readonly items: readonly FolderOutcome[];
}
