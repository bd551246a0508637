import type { DestroyPlan, DestroyReport } from '@x/services/board';
import type { Task } from '@x/services/task';
import type { RequestOptions } from '@x/transport/options';

import type { Action, Change, Outcome, Status } from '../change.js';
import { kindOf } from './item-kind.js';

/** Plans the deletion of a board with all images and videos on it. */
export async function planDestroy(
  task: Task<DestroyPlan, DestroyReport>,
  board: Pick<Action, 'name'>,
  options: RequestOptions,
): Promise<Change<DestroyReport>> {
  const { images, videos } = await task.plan(options);
  const items = [...images, ...videos].map((name): Action => ({ action: 'delete', kind: kindOf(name), name }));
  const deletion: Action = { action: 'delete', kind: 'board', name: board.name };
  let status: Status = 'not-sent';
  return {
    actions: [...items, deletion],
    async run(runOptions) {
      try {
        const report = await task.run(runOptions);
        status = 'done';
        return report;
      } catch (error) {
        const isHalfDone = error instanceof Error && error.name === 'IncompleteError';
        if (isHalfDone || runOptions.signal?.aborted) status = 'unknown';
        throw error;
      }
    },
    outcomes(report) {
      const of = (names: readonly string[], status: Status, why?: string): Outcome[] =>
        names.map((name) => ({ action: 'delete', kind: kindOf(name), name, status, why }));
      return [
        ...of([...report.images, ...report.videos], 'done'),
        ...of([...report.failedImages, ...report.failedVideos], 'failed', 'it is on no board now'),
        ...of([...report.unknownImages, ...report.unknownVideos], 'unknown', 'the response was lost'),
        { ...deletion, status },
      ];
    },
  };
}
