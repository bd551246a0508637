import type { MovePlan, MoveReport } from '@x/services/board';
import type { Task } from '@x/services/task';
import type { RequestOptions } from '@x/transport/options';

import type { Action, Change, Outcome, Status } from '../change.js';
import { kindOf } from './item-kind.js';

/** What a move is known by. */
export interface MoveFacts {
  /** The name of the target, or `none`. */
  readonly to: string;
  /** The names of the items, where the sources do not say. */
  readonly names?: readonly string[] | undefined;
  /** Source boards that are deleted, by id, with their names. */
  readonly deleted?: ReadonlyMap<string, string> | undefined;
}

/** Plans a move of images and videos to a board. */
export async function planMove(
  task: Task<MovePlan, MoveReport>,
  { to, names, deleted = new Map() }: MoveFacts,
  options: RequestOptions,
): Promise<Change<MoveReport>> {
  const { sources, board } = await task.plan(options);
  const found = names ?? sources.flatMap(({ images, videos }) => [...images, ...videos]);
  const moved = [...new Set(found)].map((name): Action => ({ action: 'move', kind: kindOf(name), name, to }));
  const created: Action[] = board || to === 'none' ? [] : [{ action: 'create', kind: 'board', name: to }];
  const removed = [...deleted.values()].map((name): Action => ({ action: 'delete', kind: 'board', name }));
  return {
    actions: [...created, ...moved, ...removed],
    run: (runOptions) => task.run(runOptions),
    outcomes: (report) => [
      ...(report.board
        ? created.map((action) => ({ ...action, status: 'done' as const, result: report.board?.board_id }))
        : []),
      ...moveOutcomes(report, to),
      ...deleteOutcomes(report, deleted),
    ],
  };
}

function moveOutcomes(report: MoveReport, to: string): Outcome[] {
  const of = (names: readonly string[], status: Status, why?: string): Outcome[] =>
    names.map((name) => ({ action: 'move', kind: kindOf(name), name, to, status, why }));
  return [
    ...of(report.moved, 'done'),
    ...of(report.failed, 'failed', 'the server did not move it'),
    ...of(report.gone, 'gone', 'there is no such item'),
    ...of(report.unknown, 'unknown', 'the response was lost'),
    ...of(report.notSent, 'not-sent'),
  ];
}

function deleteOutcomes({ deleted, kept, undecided }: MoveReport, names: ReadonlyMap<string, string>): Outcome[] {
  const of = (boardId: string, status: Status, why?: string): Outcome => {
    const name = names.get(boardId) ?? boardId;
    return { action: 'delete', kind: 'board', name, status, why };
  };
  return [
    ...deleted.map((boardId) => of(boardId, 'done')),
    ...kept.map(({ boardId, reason }) => of(boardId, 'failed', reason)),
    ...undecided.map(({ boardId, reason }) => of(boardId, 'unknown', reason)),
  ];
}
