import type { Board } from '@x/models/board';

import { plural } from '../plural.js';
import type { StepContext, StepResult } from '../step.js';

export interface Merged extends StepResult {
  readonly board: Board;
}

/** Merges boards into a new one: first the plan, which changes nothing, then the work. Deletes the emptied boards. */
export async function merge(
  { client, reporter, signal, tag }: StepContext,
  sources: readonly Board[],
): Promise<Merged> {
  const { boards } = client.services;
  const target = await boards.create({ name: tag.boardName('merged') }, { signal });
  const ids = sources.map(({ board_id }) => board_id);
  const task = boards.merge(ids, { boardId: target.board_id }, { deleteSources: true });

  const plan = await task.plan({ signal });
  reporter.text('The plan:');
  reporter.table(
    ['from board', 'images', 'videos'],
    plan.sources.map(({ images, videos }, index) => [sources[index]?.board_name ?? '', images.length, videos.length]),
  );
  reporter.text(`${plural(plan.images, 'image')} to “${target.board_name}”, in ${plural(plan.requests, 'request')}.`);

  using bar = reporter.bar('moving', plan.images);
  const report = await task.run({ signal, onProgress: ({ done }) => bar.update(done) });
  for (const { reason } of report.kept) reporter.text(`A board was kept: ${reason}.`);

  const { moved, deleted, kept, failed } = report;
  const summary = `${plural(moved.length, 'image')} moved, ${plural(deleted.length, 'emptied board')} deleted`;
  const facts = { planned: plan.requests, moved: moved.length, deleted: deleted.length, kept, failed };
  return { summary, facts, board: target };
}
