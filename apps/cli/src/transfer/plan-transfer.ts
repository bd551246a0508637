import type {
  TransferPlan,
  TransferProgress,
  TransferReport,
  TransferredItem,
  TransferStatus,
  TransferTask,
} from '@x/services/transfer';

import type { Action, Change, ChangeProgress, Outcome, RunOptions, Status } from '../change/change.js';

const STATUS: Readonly<Record<TransferStatus, Status>> = {
  done: 'done',
  present: 'present',
  duplicate: 'present',
  skipped: 'skipped',
  failed: 'failed',
  vanished: 'gone',
  unknown: 'unknown',
  notSent: 'not-sent',
};

/** How a person calls a transfer. */
export interface TransferWords {
  /** Where it goes. */
  readonly to: string;
  /** What is done with each item. Left out, it is copied. */
  readonly action?: 'copy' | 'download' | 'upload' | undefined;
  /** What items are put into. Left out, boards. */
  readonly container?: 'board' | 'folder' | undefined;
  /** What there is afterwards, even if no item is transferred, as a person reads it. */
  readonly makes?: string | undefined;
}

/** What a transfer is: planned before its target need exist. */
export interface TransferSteps extends TransferWords {
  readonly plan: TransferPlan;
  readonly run: (options: RunOptions<TransferReport>) => Promise<TransferReport>;
  /** Whether a run before has left it. */
  readonly isLeft: boolean;
}

/** Returns a transfer as a change: the boards that are created, and the items that are copied. */
export function toChange({ plan, run, isLeft, ...words }: TransferSteps): Change<TransferReport> {
  const { to, action = 'copy', container = 'board', makes } = words;
  const pending = plan.items.filter(({ status }) => status === 'notSent' || status === 'unknown');
  // The one board for everything is created with the first item only; any other is transferred itself.
  const created = plan.boards.filter(({ to: there, key }) => there === undefined && (pending.length > 0 || key !== ''));
  const boardAction = ({ name }: { readonly name: string }): Action => ({
    action: 'create',
    kind: container,
    name,
    to,
  });
  const itemAction = ({ key, kind }: TransferredItem): Action => ({ action, kind, name: key, to });
  const { present, duplicate } = plan.counts;
  return {
    actions: [...created.map(boardAction), ...pending.map(itemAction)],
    skipped: plan.items
      .filter(({ status }) => status === 'skipped')
      .map(({ key, reason }) => ({ action, kind: 'file', name: key, status: 'skipped', why: reason })),
    unchanged: { present, duplicate },
    isLeft,
    makes,
    run,
    outcomes: ({ boards, items }) => [
      ...boards.map((board): Outcome => {
        const isThere = board.to !== undefined;
        return { ...boardAction(board), status: isThere ? 'done' : 'not-sent', result: board.to };
      }),
      ...items.map((item): Outcome => {
        const lost = item.notRestored.length > 0 ? `without its ${item.notRestored.join(', ')}` : undefined;
        return {
          ...itemAction(item),
          status: STATUS[item.status],
          result: item.to,
          why: item.reason ?? (item.status === 'vanished' ? 'there is no such item' : lost),
        };
      }),
    ],
  };
}

/** Runs a task, and reports its progress as that of a change. Its report is made once, when it stops half-way. */
export async function runTask(
  task: TransferTask,
  { onProgress, ...options }: RunOptions<TransferReport>,
): Promise<TransferReport> {
  let latest: TransferProgress | undefined;
  const note = (progress: TransferProgress): void => {
    latest = progress;
    onProgress(toProgress(progress));
  };
  try {
    return await task.run({ ...options, onProgress: note });
  } catch (error) {
    if (latest) onProgress({ ...toProgress(latest), report: latest.report() });
    throw error;
  }
}

const toProgress = ({ done, total, bytes, totalBytes, counts }: TransferProgress): ChangeProgress<TransferReport> => ({
  ...{ done, total, bytes, totalBytes },
  failed: counts.failed,
});
