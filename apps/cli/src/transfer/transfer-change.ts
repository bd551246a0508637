import type { Journal } from '@x/services/journal';
import type { TransferReport, TransferTask } from '@x/services/transfer';

import type { Change } from '../change/change.js';
import type { Context } from '../command/context.js';
import { UsageError } from '../error/cli-error.js';
import { runTask, type TransferWords, toChange } from './plan-transfer.js';
import type { Work } from './work.js';

/** Returns a transfer that remembers in a journal how far it is. */
type TaskWith = (journal: Journal | undefined) => TransferTask;

/** A transfer, how its ends are opened, and how a person calls it. */
export interface PlannedTransfer extends TransferWords {
  readonly work: Work;
  /** Opens what is transferred from and to, calls `use`, and closes both. A plan must not create its target. */
  readonly open: <T>(purpose: 'plan' | 'run', use: (task: TaskWith) => Promise<T>) => Promise<T>;
}

/**
 * Plans a transfer. Where a run before was killed or interrupted, the plan is what is left of it, from its journal:
 * neither the source nor the target is searched again for what it holds.
 */
export async function planTransfer(
  { work, open, ...words }: PlannedTransfer,
  { signal }: Pick<Context, 'signal'>,
): Promise<Change<TransferReport>> {
  const plan = await open('plan', (task) => task(work.left).plan({ signal })).catch((error: unknown) => {
    throw isOfJournal(error) ? otherWork(error, work) : error;
  });
  return toChange({
    ...words,
    plan,
    isLeft: work.left !== undefined,
    run: async (options) => {
      const report = await open('run', async (task) => runTask(task(await work.open()), options));
      await work.end();
      return report;
    },
  });
}

/** Whether the journal of a run before is refused: what it says is not on this server, or it is that of another transfer. */
const isOfJournal = (error: unknown): error is Error =>
  error instanceof Error && error.name === 'InputError' && 'argument' in error && error.argument === 'journal';

const otherWork = ({ message }: Error, { id }: Work): UsageError =>
  new UsageError('what was interrupted cannot be continued', {
    why: message,
    hint: `Forget it, and run this again from the start: invoke resume ${id} --forget`,
  });
