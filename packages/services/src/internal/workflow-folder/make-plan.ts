import type { WorkflowListItem } from '@x/models/workflow';
import { forEachLimit } from '@x/transport/async';

import { CONCURRENCY } from '../chunks.js';
import { nameKey, newFileName } from '../file-name.js';
import { type Examined, isUnreadable, unreadable } from './examine.js';
import type { LocalFile } from './local-files.js';
import type { FolderState } from './state.js';
import type { FolderAction, PlannedFolderItem, WorkflowFolderOptions } from './sync-types.js';

/** An item of the plan, and what was found when it was made. */
export interface PlannedStep {
  readonly item: PlannedFolderItem;
  readonly local: LocalFile | undefined;
  /** The hash of the document on the server, where it was read. */
  readonly serverHash: string | undefined;
  readonly updatedAt: string;
  /** Whether the document stays as it is, and only gets its id. */
  readonly isIdOnly: boolean;
}

/** What is decided for a file that has a workflow. */
interface Decision {
  readonly action: FolderAction;
  readonly reason?: string;
}

/** Returns what is to be done with each file and workflow. */
export async function planSteps(
  examined: Examined,
  names: readonly string[],
  state: FolderState,
  options: WorkflowFolderOptions,
): Promise<PlannedStep[]> {
  const planned = new Map<LocalFile, PlannedStep>();
  const plan = async (local: LocalFile) => void planned.set(local, await planFile(local, examined, state, options));
  await forEachLimit(examined.files, plan, { concurrency: CONCURRENCY, signal: examined.signal });
  const steps = examined.files.flatMap((local) => planned.get(local) ?? []);
  const taken = new Set(names.map(nameKey));
  const isPulled = options.direction !== 'push';
  for (const { workflow_id: id, name, updated_at: updatedAt } of examined.others) {
    const item: PlannedFolderItem = isPulled
      ? { file: newFileName(name, taken), id, name, action: 'write', reason: undefined }
      : { file: undefined, id, name, action: 'skip', reason: 'has no file, and the direction is push' };
    steps.push({ item, local: undefined, serverHash: undefined, updatedAt, isIdOnly: false });
  }
  return steps;
}

async function planFile(
  local: LocalFile,
  examined: Examined,
  state: FolderState,
  options: WorkflowFolderOptions,
): Promise<PlannedStep> {
  const { file, name, hash } = local;
  const match = examined.matches.get(local);
  const id = match?.workflow_id ?? local.id;
  const describe = ({ action, reason }: Decision): PlannedFolderItem => ({ file, id, name, action, reason });
  const step = { local, updatedAt: match?.updated_at ?? '', serverHash: undefined, isIdOnly: false };
  const problem = examined.problems.get(local);
  if (problem !== undefined) return { ...step, item: describe({ action: 'invalid', reason: problem }) };
  if (!match) return { ...step, item: describe(planCreation(local, options)) };
  let serverHash: string;
  try {
    serverHash = await readHash(match, examined, state);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return { ...step, item: describe({ action: 'invalid', reason: unreadable(error) }) };
  }
  const known = state.get(match.workflow_id);
  const changed = {
    file: known?.fileHash !== hash,
    server: known?.serverHash !== serverHash,
    isKnown: known !== undefined,
  };
  const decision: Decision =
    serverHash === hash || !(changed.file || changed.server) ? { action: 'unchanged' } : decide(changed, options);
  const item = describe(withFile(decision, local, match));
  return { ...step, serverHash, item, isIdOnly: decision.action === 'unchanged' && item.action === 'write' };
}

async function readHash(match: WorkflowListItem, { hashOf }: Examined, state: FolderState): Promise<string> {
  const known = state.get(match.workflow_id);
  return known?.updatedAt === match.updated_at ? known.serverHash : hashOf(match.workflow_id);
}

function planCreation({ isReadOnly }: LocalFile, { direction }: WorkflowFolderOptions): Decision {
  if (direction === 'pull') return { action: 'skip', reason: 'is not on the server, and the direction is pull' };
  if (isReadOnly) return { action: 'skip', reason: 'is read-only, so the id could not be written into it' };
  return { action: 'create' };
}

function decide(
  changed: { readonly file: boolean; readonly server: boolean; readonly isKnown: boolean },
  { direction, prefer }: WorkflowFolderOptions,
): Decision {
  const isBoth = changed.file && changed.server;
  if (isBoth && prefer === undefined) {
    const reason = changed.isKnown ? 'both changed' : 'both are different, and were never in step';
    return { action: 'conflict', reason: `${reason}; pass prefer to replace one` };
  }
  const isFromFile = isBoth ? prefer === 'file' : changed.file;
  if (isFromFile) {
    return direction === 'pull'
      ? { action: 'skip', reason: 'the file changed, and the direction is pull' }
      : { action: 'update' };
  }
  return direction === 'push'
    ? { action: 'skip', reason: 'the workflow changed on the server, and the direction is push' }
    : { action: 'write' };
}

/** Considers whether the file can be written, and whether it needs its id. */
function withFile(decision: Decision, { id, isReadOnly }: LocalFile, { workflow_id }: WorkflowListItem): Decision {
  const { action } = decision;
  if (action === 'write' && isReadOnly)
    return { action: 'skip', reason: 'the workflow changed, the file is read-only' };
  if (action !== 'unchanged' || id === workflow_id) return decision;
  return isReadOnly
    ? { action, reason: 'is read-only, so the id was not written into it' }
    : { action: 'write', reason: 'the id is written into it' };
}
