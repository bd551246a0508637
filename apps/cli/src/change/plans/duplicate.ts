import type { DuplicatePlan, DuplicateReport } from '@x/services/board';
import type { Task } from '@x/services/task';
import type { RequestOptions } from '@x/transport/options';

import type { Action, Change, Outcome } from '../change.js';
import { kindOf } from './item-kind.js';

/** What a duplication is known by. */
export interface DuplicateFacts {
  /** The name of the copy. */
  readonly to: string;
  /** The names of all images and videos on the source. */
  readonly names: readonly string[];
}

/** Plans a copy of a board. What an earlier run copied is an action too, whose outcome says so. */
export async function planDuplicate(
  task: Task<DuplicatePlan, DuplicateReport>,
  { to, names }: DuplicateFacts,
  options: RequestOptions,
): Promise<Change<DuplicateReport>> {
  const { board } = await task.plan(options);
  const created: Action[] = board ? [] : [{ action: 'create', kind: 'board', name: to }];
  const copy = (name: string): Action => ({ action: 'copy', kind: kindOf(name), name, to });
  return {
    actions: [...created, ...names.map(copy)],
    run: (runOptions) => task.run(runOptions),
    outcomes(report) {
      const boards = report.board
        ? created.map((action): Outcome => ({ ...action, status: 'done', result: report.board?.board_id }))
        : [];
      return [
        ...boards,
        ...report.copied.map(({ from, to: result }): Outcome => ({ ...copy(from), status: 'done', result })),
        ...report.present.map(
          ({ from, to: result }): Outcome => ({ ...copy(from), status: 'done', result, why: 'copied earlier' }),
        ),
        ...report.failed.map(
          ({ itemName, error }): Outcome => ({ ...copy(itemName), status: 'failed', why: error.message }),
        ),
        ...report.unknown.map((name): Outcome => ({ ...copy(name), status: 'unknown', why: 'the response was lost' })),
        ...report.notSent.map((name): Outcome => ({ ...copy(name), status: 'not-sent' })),
      ];
    },
  };
}
